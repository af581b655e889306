package labra.imports;

import labra.console.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `labra import`: files of fines, vehicles, people or offences.
@Command(
        name = "import",
        subcommands = {ImportFines.class, ImportVehicles.class, ImportPeople.class, ImportOffences.class})
public final class ImportCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), Texts.text("import.what"));
        }
    }
}
