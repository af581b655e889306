package labra.backup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import labra.console.ConsoleProblem;
import labra.mail.MailSettings;
import labra.platform.Settings;
import labra.platform.TownSettings;
import org.jboss.logging.Logger;

/// Makes the backup of each night, and the one of a night in which nothing ran as soon as something runs.
@Singleton
class Nightly {
    private static final Logger LOG = Logger.getLogger(Nightly.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackupSettings settings;
    private final Settings all;
    private final MailSettings mail;
    private final TownSettings town;
    private final Clock clock;
    private volatile boolean stopped;
    private Optional<Thread> watch = Optional.empty();

    Nightly(BackupSettings settings, Settings all, MailSettings mail, TownSettings town, Clock clock) {
        this.settings = settings;
        this.all = all;
        this.mail = mail;
        this.town = town;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (!all.background() || settings.folder().isEmpty()) {
            return;
        }
        Path data = settings.data().orElseThrow(() -> new ConsoleProblem("backup.not.embedded"));
        Installation installation = new Installation(
                data, all.keys().folder(), mail.folder(), all.evidence().folder());
        Backup backup = new Backup(
                installation, BackupFolder.at(settings.folder().get()), Seal.of(settings.recipient(), data), clock);
        watch = Optional.of(Thread.ofVirtual().name("backups").start(() -> watch(backup)));
    }

    /// A backup under way is given up: its copy of the database ends, and with it the backup.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (watch.isPresent()) {
            Path data = settings.data().orElseThrow();
            LockSupport.unpark(watch.get());
            for (int tries = 0; tries < PATIENCE.toSeconds() && watch.get().isAlive(); tries++) {
                Backup.staging(data).end();
                watch.get().join(Duration.ofSeconds(1));
            }
        }
    }

    private void watch(Backup backup) {
        Backup.staging(backup.installation().data()).clear();
        while (!stopped) {
            LockSupport.parkNanos(this, (isDue(backup) ? make(backup) : LOOK).toNanos());
        }
    }

    private boolean isDue(Backup backup) {
        try {
            return NightlyHour.isDue(
                    settings.at(),
                    town.zone(),
                    clock.instant(),
                    backup.folder()
                            .newest()
                            .map(kept -> Instant.parse(kept.manifest().made())));
        } catch (ConsoleProblem unreadable) {
            return true;
        }
    }

    /// How long to wait until the next look.
    private Duration make(Backup backup) {
        try {
            BackupFolder.Kept made = backup.make();
            backup.keep(settings.keep());
            LOG.infof("Backup %s: %d MB", made.path(), made.manifest().bytes() / 1_000_000);
            return LOOK;
        } catch (ConsoleProblem failed) {
            LOG.error(failed.getMessage());
            return AFTER_FAILURE;
        }
    }
}
