package labra.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import labra.letters.Due;
import labra.letters.Envelope;
import labra.letters.Facts;
import labra.letters.Language;
import labra.mail.Carrier;
import labra.mail.Mail;
import labra.mail.MailSettings;
import labra.mail.Outcome;
import labra.web.Outages;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/// One sender with a line of its own: claims a few notices, sends them one by one outside of any transaction, and
/// writes
/// down how each went before it starts the next. A kill in between leaves at most one mail in doubt.
final class Courier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int OUTBOX_ROWS = 25;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Shift shift;
    private final Desk desk;
    private final Verdicts verdicts;
    private final Carrier.Line line;
    private Instant claimedAt = Instant.EPOCH;

    /// How a round went.
    enum Round {
        WORKED,
        NOTHING_DUE,
        OUTAGE
    }

    Courier(Shift shift, Desk desk, Carrier carrier) {
        this.shift = shift;
        this.desk = desk;
        this.verdicts = new Verdicts(shift.relay(), desk);
        this.line = carrier.open();
    }

    /// Sends what is due. The outbox is the queue: its rows become notices only when there is nothing else to send.
    Round round() {
        if (shift.isOver()) {
            return Round.NOTHING_DUE;
        }
        MailSettings settings = desk.settings();
        desk.database().read(Outbox.class, outbox -> {
            outbox.expandReports(settings.reportPause().toSeconds());
            return true;
        });
        List<Long> claimed = claim();
        if (claimed.isEmpty()) {
            boolean expanded = desk.database()
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
        MailSettings settings = desk.settings();
        Instant before = desk.clock().instant();
        List<Long> claimed = desk.database()
                .read(
                        Outbox.class,
                        outbox -> outbox.claim(shift.relay(), settings.lease().toSeconds(), settings.batch()));
        claimedAt = before;
        return claimed;
    }

    private Round sendAll(List<Long> claimed) {
        List<Long> untried = new ArrayList<>(claimed);
        Round round = Round.WORKED;
        try {
            List<Due> all = desk.database().read(Outbox.class, outbox -> outbox.due(claimed.toArray(Long[]::new)));
            for (Due due : all) {
                if (round != Round.WORKED || shift.isOver() || !holdsLease()) {
                    break;
                }
                untried.remove(due.id());
                round = deal(due);
            }
        } finally {
            if (!untried.isEmpty()) {
                desk.database()
                        .read(Outbox.class, outbox -> outbox.release(shift.relay(), untried.toArray(Long[]::new)));
            }
        }
        return round;
    }

    /// A process that was suspended for long finds that others took its claims over.
    private boolean holdsLease() {
        return shift.latest(claimedAt)
                .plus(desk.settings().lease())
                .isAfter(desk.clock().instant());
    }

    private Round deal(Due due) {
        Due.Recipient recipient = due.recipient();
        if (recipient == null || !due.isMeant()) {
            verdicts.drop(due, NoticeState.CANCELLED);
            return Round.WORKED;
        }
        if (due.isUnwanted()) {
            verdicts.drop(due, NoticeState.OBJECTED);
            return Round.WORKED;
        }
        List<Due.Told> report = ReportedFines.of(due, recipient, desk.database());
        Facts facts = desk.composer().facts(due, recipient, report);
        var words = desk.templates().ready(due.purpose(), Language.coded(recipient.language()));
        Mail mail = desk.composer().write(Envelope.of(due, recipient), facts, words);
        desk.pace().keep();
        Outcome outcome = line.send(mail);
        persistently(() -> verdicts.write(due, mail, facts, words.template().id(), outcome));
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
                if (!Outages.isOutage(away) || shift.isOver() || !pause()) {
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
