package labra.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import labra.letters.DueNotice;
import labra.letters.Letters;
import labra.letters.NoticeKind;
import labra.mail.Carrier;
import labra.mail.MailSettings;
import labra.mail.Outcome;
import labra.web.Outages;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/// One sender with a line of its own: claims a few notices, sends them one by one outside of any transaction, and
/// writes down how each went before it starts the next. A kill in between leaves at most one mail in doubt.
final class Courier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int OUTBOX_ROWS = 25;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RelayRun run;
    private final CourierContext context;
    private final AttemptOutcomes outcomes;
    private final Summaries summaries;
    private final Carrier.Line line;
    private Instant claimedAt = Instant.EPOCH;

    /// How a round went.
    enum Round {
        WORKED,
        NOTHING_DUE,
        OUTAGE
    }

    Courier(RelayRun run, CourierContext context, Carrier carrier) {
        this.run = run;
        this.context = context;
        this.outcomes = new AttemptOutcomes(run.relay(), context);
        this.summaries = new Summaries(context);
        this.line = carrier.open();
    }

    /// Sends what is due. The outbox is the queue: its rows become notices only when there is nothing else to send.
    Round round() {
        if (run.isOver()) {
            return Round.NOTHING_DUE;
        }
        MailSettings settings = context.settings();
        context.database().read(Outbox.class, outbox -> {
            outbox.expandReports(settings.reportPause().toSeconds());
            return true;
        });
        boolean gathered = summaries.gather() > 0;
        List<Long> claimed = claim();
        if (claimed.isEmpty() && gathered) {
            return Round.WORKED;
        }
        if (claimed.isEmpty()) {
            boolean expanded = context.database()
                            .read(
                                    Outbox.class,
                                    outbox -> outbox.expandFines(
                                            OUTBOX_ROWS, settings.notifyOwner(), settings.copyOfficer()))
                    > 0;
            return expanded ? Round.WORKED : Round.NOTHING_DUE;
        }
        return sendAll(claimed);
    }

    private List<Long> claim() {
        MailSettings settings = context.settings();
        Instant before = context.clock().instant();
        List<Long> claimed = context.database()
                .read(
                        Outbox.class,
                        outbox -> outbox.claim(
                                run.relay(), settings.lease().toSeconds(), settings.batch(), summaries.areSent()));
        claimedAt = before;
        return claimed;
    }

    private Round sendAll(List<Long> claimed) {
        List<Long> untried = new ArrayList<>(claimed);
        Round round = Round.WORKED;
        try {
            List<DueNotice> all =
                    context.database().read(Outbox.class, outbox -> outbox.due(claimed.toArray(Long[]::new)));
            for (DueNotice due : all) {
                if (round != Round.WORKED || run.isOver() || !holdsLease()) {
                    break;
                }
                untried.remove(due.id());
                round = deal(due);
            }
        } finally {
            if (!untried.isEmpty()) {
                context.database()
                        .read(Outbox.class, outbox -> outbox.release(run.relay(), untried.toArray(Long[]::new)));
            }
        }
        return round;
    }

    /// A process that was suspended for long finds that others took its claims over.
    private boolean holdsLease() {
        return run.latest(claimedAt)
                .plus(context.settings().lease())
                .isAfter(context.clock().instant());
    }

    private Round deal(DueNotice due) {
        DueNotice.Recipient recipient = due.recipient();
        if (recipient == null || !isMeant(due)) {
            outcomes.drop(due, NoticeState.CANCELLED);
            return Round.WORKED;
        }
        if (due.isUnwanted()) {
            outcomes.drop(due, NoticeState.OBJECTED);
            return Round.WORKED;
        }
        if (due.kind() == NoticeKind.SUMMARY) {
            Writing.together(due, context.database()).stream()
                    .filter(one -> !isMeant(one))
                    .forEach(one -> outcomes.drop(one, NoticeState.CANCELLED));
        }
        Optional<Letters.Written> letter = Writing.of(due, recipient, context.database(), context.letters());
        if (letter.isEmpty()) {
            outcomes.drop(due, NoticeState.CANCELLED);
            return Round.WORKED;
        }
        return send(due, letter.get());
    }

    private boolean isMeant(DueNotice due) {
        return due.isMeant() && (!due.isChange() || context.settings().notifyChanges());
    }

    private Round send(DueNotice due, Letters.Written letter) {
        context.pace().keep();
        Outcome outcome = line.send(letter.mail());
        persistently(() -> outcomes.write(due, letter, outcome));
        return outcome instanceof Outcome.Down ? Round.OUTAGE : Round.WORKED;
    }

    /// What happened to a mail is known only here: it is written down as soon as the database takes it.
    private void persistently(Runnable writing) {
        while (true) {
            try {
                writing.run();
                return;
            } catch (JdbiException away) {
                LOG.warnf("The outcome of a mail waits for the database: %s", away.getMessage());
                if (!Outages.isOutage(away) || run.isOver() || !pause()) {
                    throw away;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
