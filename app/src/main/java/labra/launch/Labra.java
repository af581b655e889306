package labra.launch;

import java.nio.file.Path;
import labra.access.AccountCommand;
import labra.access.enrolment.TokenCommand;
import labra.casefile.RederiveCommand;
import labra.console.Texts;
import labra.evidence.EvidenceCommand;
import labra.imports.ImportCommand;
import labra.trail.AuditCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Every command. A new one is added to the list; its texts go into the bundle under its name.
@Command(
        name = "labra",
        subcommands = {
            StartCommand.class,
            TokenCommand.class,
            AccountCommand.class,
            ImportCommand.class,
            MigrateCommand.class,
            RederiveCommand.class,
            AuditCommand.class,
            EvidenceCommand.class,
            DatabaseCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
final class Labra implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help")
    private boolean help;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            descriptionKey = "data",
            defaultValue = "${env:LABRA_DATA:-${sys:labra.home:-.}/data}")
    private Path data = Path.of("data");

    @Spec
    private @Nullable CommandSpec spec;

    DataFolder data() {
        return DataFolder.at(data);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), Texts.text("command.missing"));
        }
    }
}
