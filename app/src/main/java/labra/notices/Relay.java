package labra.notices;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import labra.letters.Letters;
import labra.mail.Carrier;
import labra.mail.MailSettings;
import labra.mail.Pace;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.TownSettings;
import org.jboss.logging.Logger;

/// Empties the outbox as long as the application serves: its couriers, their leases, and what died relays left.
@Singleton
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RelayRun run = new RelayRun();
    private final CourierContext context;
    private final MailSettings mail;
    private final Instance<Carrier> carrier;
    private final OutboxSignal signal;
    private final Auditors auditors;
    private final boolean works;
    private final List<Thread> threads = new ArrayList<>();

    Relay(
            Database database,
            MailSettings mail,
            Settings settings,
            Letters letters,
            Pace pace,
            NoticeMetrics metrics,
            Clock clock,
            TownSettings town,
            Instance<Carrier> carrier,
            OutboxSignal signal) {
        this.context = new CourierContext(database, mail, letters, pace, metrics, clock, town);
        this.mail = mail;
        this.carrier = carrier;
        this.signal = signal;
        this.auditors = new Auditors(settings.auditors().orElse(List.of()));
        this.works = settings.background() && mail.relay();
    }

    void start(@Observes StartupEvent event) {
        if (!works) {
            return;
        }
        if (mail.smtp().host().isEmpty() && !isKept(mail.folder())) {
            LOG.warnf("No mail server is named and %s cannot be written: notices wait", mail.folder());
            return;
        }
        signal.start();
        Carrier chosen = carrier.get();
        for (int i = 0; i < context.settings().connections(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("courier-" + i).start(() -> send(chosen)));
        }
        threads.add(Thread.ofVirtual().name("courier-leases").start(this::keepLeases));
    }

    /// Mails that are kept as files need a place; what is read-only is none.
    private static boolean isKept(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException | SecurityException none) {
            return false;
        }
    }

    /// What is on a line is finished; the rest goes back.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        run.end();
        signal.stop();
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            thread.join(PATIENCE);
        }
    }

    private void send(Carrier chosen) {
        try (Courier courier = new Courier(run, context, chosen)) {
            int faults = 0;
            while (!run.isOver()) {
                long heard = signal.calls();
                Courier.Round round = round(courier);
                faults = round == Courier.Round.OUTAGE ? faults + 1 : 0;
                switch (round) {
                    case WORKED -> {}
                    case NOTHING_DUE -> signal.await(heard, context.settings().poll());
                    case OUTAGE -> pause(faults);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Courier.Round round(Courier courier) {
        try {
            return courier.round();
        } catch (RuntimeException failure) {
            LOG.warnf("A round of notices failed: %s", failure.getMessage());
            LOG.debug("A round of notices failed", failure);
            return Courier.Round.OUTAGE;
        }
    }

    private void pause(int faults) throws InterruptedException {
        long millis = Math.min(1_000L << Math.min(faults - 1, 10), LONGEST_OUTAGE_PAUSE.toMillis());
        if (faults == 1) {
            LOG.warn("Mail does not leave at the moment; notices wait");
        }
        for (long waited = 0; waited < millis && !run.isOver(); waited += 500) {
            Thread.sleep(500);
        }
    }

    private void keepLeases() {
        Duration lease = context.settings().lease();
        Instant next = Instant.EPOCH;
        while (!run.isOver()) {
            Instant now = context.clock().instant();
            try {
                if (!now.isBefore(next)) {
                    renew(now, lease);
                    next = now.plus(lease.dividedBy(4));
                }
                auditors.tell(context.database(), context.clock());
                context.metrics().look();
            } catch (RuntimeException away) {
                LOG.debugf("Leases wait for the database: %s", away.getMessage());
            }
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
    }

    private void renew(Instant now, Duration lease) {
        context.database().read(Outbox.class, outbox -> {
            outbox.renew(run.relay(), lease.toSeconds());
            run.renewedAt(now);
            return outbox.takeOver(context.settings().repeats(), Letters.interrupted());
        });
    }
}
