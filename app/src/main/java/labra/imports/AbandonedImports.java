package labra.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import labra.platform.Rounds;
import labra.platform.Settings;
import org.jboss.logging.Logger;

/// Goes on with imports whose copy of the application died, as long as this one serves; files that nobody imported
/// within their two days go.
@Singleton
class AbandonedImports {
    private static final Logger LOG = Logger.getLogger(AbandonedImports.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final UploadRuns uploads;
    private final UploadedFiles files;
    private final boolean works;
    private final Rounds rounds;

    AbandonedImports(UploadRuns uploads, UploadedFiles files, Settings settings) {
        this.uploads = uploads;
        this.files = files;
        this.works = settings.background();
        this.rounds = new Rounds("import-orphans", PAUSE, this::look);
    }

    void start(@Observes StartupEvent event) {
        if (works) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.end();
    }

    private boolean look() {
        finishAll();
        forgetOld();
        return false;
    }

    private void forgetOld() {
        try {
            files.forgetOld();
        } catch (RuntimeException later) {
            LOG.warnf("Old uploads could not be removed: %s", later);
        }
    }

    private void finishAll() {
        try {
            while (!rounds.areOver() && uploads.finishOrphan()) {
                LOG.info("Finished an import whose copy of the application had died");
            }
        } catch (RuntimeException later) {
            LOG.warnf("An import that nobody works on could not be finished: %s", later);
        }
    }
}
