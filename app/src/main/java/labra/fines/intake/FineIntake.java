package labra.fines.intake;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import labra.fines.FineLoader;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.platform.Batcher;
import labra.platform.Database;
import labra.platform.KeptConnection;
import labra.platform.Settings;
import labra.web.Problem;

/// Group commit: fines that arrive while one statement runs share the next one.
@Singleton
class FineIntake {
    /// Two would contend for the same pages of the same indexes (docs/performance.md).
    private static final int ONE_WRITER = 1;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Batcher<NewFine, Registration> groups;
    private final KeptConnection connection;

    FineIntake(FineLoader loader, Database database, Settings settings) {
        Settings.Intake intake = settings.intake();
        this.connection = database.keptConnection();
        this.groups = new Batcher<>(
                "fine-writer",
                new Batcher.Size(ONE_WRITER, intake.group(), intake.queue()),
                fines -> loader.load(fines, connection));
    }

    /// Calls back on the event loop when the fine is on disk, or refused.
    void register(NewFine fine, EventLoop loop, Consumer<Registration> answer, Consumer<Throwable> failed) {
        if (!groups.ask(fine, loop, answer, failed)) {
            throw Problem.OVERLOADED.refusal().retryAfter(PAUSE);
        }
    }

    /// What was accepted is finished before the application stops.
    void close(@Observes ShutdownEvent event) throws InterruptedException {
        groups.close();
        connection.close();
    }
}
