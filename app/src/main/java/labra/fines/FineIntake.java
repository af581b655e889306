package labra.fines;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import labra.platform.Groups;
import labra.platform.Settings;
import labra.web.Problem;

/// Group commit: fines that arrive while one statement runs share the next one.
@Singleton
class FineIntake {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Groups<NewFine, Registration> groups;

    FineIntake(FineLoader loader, Settings settings) {
        Settings.Intake intake = settings.intake();
        this.groups = new Groups<>(
                "fine-writer",
                new Groups.Size(intake.writers(), intake.group(), intake.queue()),
                fines -> loader.load(fines, FineLoader.Channel.API));
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
    }
}
