package labra.launch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import labra.backup.BackupFolder;
import labra.backup.Restore;
import labra.backup.SealKey;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `labra restore`: a backup into an empty data folder, on this machine or another.
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Labra labra;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", descriptionKey = "restore.folder")
    private Path folder = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            descriptionKey = "restore.key",
            defaultValue = "${env:LABRA_BACKUP_KEY_FILE}")
    private @Nullable Path key;

    @Override
    public Integer call() {
        DataFolder data = labra == null ? new Labra().data() : labra.data();
        if (key == null) {
            throw new ConsoleProblem("restore.key.missing");
        }
        BackupFolder.Kept backup = Restore.chosen(folder);
        new Restore(data.path(), SealKey.read(key)).bring(backup);
        spec.commandLine()
                .getOut()
                .println(Texts.text(
                        "restore.done",
                        backup.name(),
                        data.path(),
                        backup.manifest().made(),
                        backup.manifest().allRows()));
        spec.commandLine().getOut().flush();
        return trailVerifies(data);
    }

    /// The one place where a restored installation is asked whether its trail holds; it brings the schema up to date
    /// too.
    private static int trailVerifies(DataFolder data) {
        return Application.runCommand(data, "audit", "verify");
    }
}
