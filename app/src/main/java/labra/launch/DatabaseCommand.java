package labra.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import labra.postgres.DatabaseAddress;
import labra.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `labra database`: the embedded database alone, for those who develop or look into it, until it is told to stop.
@Command(name = "database")
final class DatabaseCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Labra labra;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        DataFolder data = labra == null ? new Labra().data() : labra.data();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.open(data.path(), data.path()).keptAlive();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-database"));
        DatabaseAddress address = postgres.owner();
        spec.commandLine().getOut().println(address.login());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }
}
