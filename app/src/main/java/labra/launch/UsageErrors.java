package labra.launch;

import static labra.console.Texts.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command as it was typed, in the person's language; picocli itself speaks English alone.
final class UsageErrors {
    private UsageErrors() {}

    static int explain(ParameterException mistake, String... arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr()
                .println(
                        switch (mistake) {
                            case UnmatchedArgumentException unknown ->
                                text("command.unmatched", String.join(" ", unknown.getUnmatched()));
                            case MissingParameterException missing ->
                                text("command.incomplete", missing(missing.getMissing(), command));
                            default -> invalid(mistake.getArgSpec(), mistake);
                        });
        command.getErr().println(text("command.hint", command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// The names of what is missing, or all that the command takes when it is a choice among several.
    private static String missing(List<ArgSpec> missing, CommandLine command) {
        return missing.isEmpty()
                ? "./" + command.getHelp().synopsis(0).strip()
                : missing.stream().map(UsageErrors::name).collect(Collectors.joining(", "));
    }

    private static String invalid(@Nullable ArgSpec argument, ParameterException mistake) {
        return argument == null || mistake.getValue() == null
                ? String.valueOf(mistake.getMessage())
                : text("command.invalid", name(argument), mistake.getValue());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
