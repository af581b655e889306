package labra.notices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import labra.letters.DueNotice;
import labra.letters.Letters;
import labra.mail.Mail;
import labra.mail.Outcome;
import labra.notices.Attempts.Delivery;
import labra.notices.Attempts.Failure;

/// Decides what becomes of a notice after a try, and writes it down.
final class AttemptOutcomes {
    private static final int LONGEST = 1_000;
    /// Tries differ by up to a tenth, so that what failed together does not come back together.
    private static final double SPREAD = 0.1;

    private final UUID relay;
    private final CourierContext context;

    AttemptOutcomes(UUID relay, CourierContext context) {
        this.relay = relay;
        this.context = context;
    }

    void write(DueNotice due, Letters.Written letter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                toldTogether(letter);
                sent(due, delivery(letter, accepted.proof()));
            }
            case Outcome.Refused refused -> refused(due, letter.mail().to().email(), refused);
            case Outcome.Delayed delayed -> {
                boolean last = due.attempts() + 1 >= context.settings().attempts();
                NoticeState next = last ? NoticeState.GIVEN_UP : NoticeState.FAILED;
                failed(new Failure(due.id(), next, cut(delayed.error()), 1, 0, pause(due.attempts())));
            }
            case Outcome.Uncertain uncertain -> {
                boolean last = due.doubts() >= context.settings().repeats();
                NoticeState next = last ? NoticeState.GIVEN_UP : NoticeState.FAILED;
                failed(new Failure(due.id(), next, cut(uncertain.error()), 1, 1, pause(due.attempts())));
            }
            // Not the notice's fault, so not its try; it goes to the end of the queue.
            case Outcome.Down down ->
                failed(new Failure(due.id(), NoticeState.FAILED, cut(down.error()), 0, 0, pause(0)));
        }
    }

    void drop(DueNotice due, NoticeState state) {
        context.database().read(Attempts.class, attempts -> attempts.dropped(relay, due.id(), state));
    }

    private void sent(DueNotice due, Delivery delivery) {
        DueNotice.Recipient recipient = due.recipient();
        if (recipient != null && recipient.bounced()) {
            context.database().read(Attempts.class, attempts -> attempts.unbounced(due.id()));
        }
        context.database().connected(connection -> Attempts.sent(connection, relay, delivery));
        context.metrics().sent();
    }

    /// What a summary told of each notice is kept with that notice: its corrections begin from it.
    private void toldTogether(Letters.Written letter) {
        List<Map.Entry<Long, String>> told = List.copyOf(letter.together().entrySet());
        if (!told.isEmpty()) {
            Long[] ids = told.stream().map(Map.Entry::getKey).toArray(Long[]::new);
            String[] facts = told.stream().map(Map.Entry::getValue).toArray(String[]::new);
            context.database().read(Attempts.class, attempts -> attempts.toldTogether(relay, ids, facts));
        }
    }

    private void refused(DueNotice due, String email, Outcome.Refused refused) {
        String error = cut(refused.error());
        if (refused.noSuchAddress()) {
            context.database().read(Attempts.class, attempts -> attempts.bounced(due.id(), email, error));
        }
        NoticeState next = refused.noSuchAddress() ? NoticeState.BOUNCED : NoticeState.GIVEN_UP;
        failed(new Failure(due.id(), next, error, 1, 0, 0));
    }

    private void failed(Failure failure) {
        context.database().read(Attempts.class, attempts -> attempts.failed(relay, failure));
        context.metrics().failed();
    }

    private static Delivery delivery(Letters.Written letter, String proof) {
        Mail mail = letter.mail();
        return new Delivery(
                mail.noticeId(),
                mail.to().email(),
                mail.to().language(),
                mail.messageId(),
                letter.templateId(),
                letter.facts(),
                mail.digest(),
                cut(proof));
    }

    private double pause(int attempts) {
        Duration first = context.settings().firstPause();
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempts, 30)) / 1000;
        double bounded = Math.min(doubled, context.settings().longestPause().toSeconds());
        return bounded * ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
