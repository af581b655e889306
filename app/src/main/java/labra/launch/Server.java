package labra.launch;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Singleton;

/// The application that answers until it is told to stop. Dev mode starts here, on a database that runs already.
@QuarkusMain(name = "dev")
@Singleton
@Unremovable
public final class Server implements QuarkusApplication {
    private final FirstStart firstStart;
    private final Greeting greeting;

    Server(FirstStart firstStart, Greeting greeting) {
        this.firstStart = firstStart;
        this.greeting = greeting;
    }

    @Override
    public int run(String... arguments) {
        System.out.println(greeting.of(firstStart.prepare(Secrets.ofProcess())));
        Quarkus.waitForExit();
        return 0;
    }
}
