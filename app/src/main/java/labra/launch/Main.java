package labra.launch;

import static labra.console.Texts.bundle;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.UUID;
import labra.console.ApplicationCommand;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program: reads the command, brings up the database and then the application.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String[] command = arguments.length == 0 ? new String[] {"start"} : arguments;
        int exit = commandLine(CommandLine.defaultFactory(), parsed -> start(parsed, command))
                .execute(command);
        System.exit(exit);
    }

    static CommandLine commandLine(IFactory factory, IExecutionStrategy strategy) {
        return new CommandLine(new Labra(), factory)
                .setResourceBundle(bundle())
                .setExecutionStrategy(strategy)
                .setExecutionExceptionHandler(Main::explain)
                .setParameterExceptionHandler(UsageErrors::explain)
                .setUsageHelpAutoWidth(true);
    }

    private static int start(ParseResult parsed, String[] arguments) {
        ParseResult last = parsed;
        mustBeUnderstood(last);
        while (last.hasSubcommand()) {
            last = last.subcommand();
            mustBeUnderstood(last);
        }
        boolean asksHelp = last.isUsageHelpRequested() || last.isVersionHelpRequested();
        if (!asksHelp && last.commandSpec().userObject() instanceof ApplicationCommand) {
            Labra options = (Labra) parsed.commandSpec().userObject();
            return Application.runCommand(options.data(), arguments);
        }
        return new RunLast().execute(parsed);
    }

    /// A call for help does not make a command of a word that is none.
    private static void mustBeUnderstood(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
    }

    private static int explain(Exception problem, CommandLine command, ParseResult parsed) {
        Throwable cause =
                problem instanceof ExecutionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof ConsoleProblem) {
            command.getErr().println(cause.getMessage());
        } else {
            command.getErr().println(Texts.text("command.failed", UUID.randomUUID()));
            cause.printStackTrace(command.getErr());
        }
        return 1;
    }
}
