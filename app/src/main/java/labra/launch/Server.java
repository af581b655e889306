package labra.launch;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Singleton;
import labra.operations.SchemaIsCurrent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The application that answers until it is told to stop. Dev mode starts here, on a database that runs already.
@QuarkusMain(name = "dev")
@Singleton
@Unremovable
public final class Server implements QuarkusApplication {
    private final FirstStart firstStart;
    private final Greeting greeting;
    private final SchemaIsCurrent schema;
    private final boolean migrates;

    Server(
            FirstStart firstStart,
            Greeting greeting,
            SchemaIsCurrent schema,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start", defaultValue = "false") boolean migrates) {
        this.firstStart = firstStart;
        this.greeting = greeting;
        this.schema = schema;
        this.migrates = migrates;
    }

    @Override
    public int run(String... arguments) {
        Secrets environment = Secrets.ofProcess();
        if (!migrates) {
            schema.await(Patience.in(environment).most());
        }
        System.out.println(greeting.of(firstStart.prepare(environment)));
        Quarkus.waitForExit();
        return 0;
    }
}
