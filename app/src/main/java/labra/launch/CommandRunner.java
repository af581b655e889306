package labra.launch;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.List;
import labra.console.ApplicationCommand;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.RunLast;

/// Runs a command inside the application, with the command's bean in the place of its class.
@Singleton
@Unremovable
final class CommandRunner implements QuarkusApplication {
    private final List<ApplicationCommand> commands;

    CommandRunner(@All List<ApplicationCommand> commands) {
        this.commands = commands;
    }

    @Override
    public int run(String... arguments) {
        return Main.commandLine(new Beans(commands), new RunLast()).execute(arguments);
    }

    private record Beans(List<ApplicationCommand> commands) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (ApplicationCommand command : commands) {
                if (type.isInstance(command)) {
                    return type.cast(command);
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
