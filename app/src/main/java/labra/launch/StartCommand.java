package labra.launch;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `labra start`: everything, until it is told to stop.
@Command(name = "start", defaultValueProvider = PortDefaults.class)
final class StartCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Labra labra;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port", defaultValue = "${env:LABRA_PORT:-8000}")
    private int port;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            descriptionKey = "admin-port",
            defaultValue = "${env:LABRA_ADMIN_PORT:-8501}")
    private int adminPort;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            descriptionKey = "management-port",
            defaultValue = "${env:LABRA_MANAGEMENT_PORT:-0}")
    private int managementPort;

    @Option(names = "--host", paramLabel = "HOST", descriptionKey = "host", defaultValue = "${env:LABRA_HOST:-0.0.0.0}")
    private String host = "";

    @Option(names = "--empty", descriptionKey = "empty", defaultValue = "${env:LABRA_EMPTY:-false}")
    private boolean empty;

    @Override
    public Integer call() {
        DataFolder data = labra == null ? new Labra().data() : labra.data();
        return Application.serve(data, new Addresses(host, port, adminPort, managementPort), empty);
    }
}
