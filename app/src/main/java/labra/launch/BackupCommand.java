package labra.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import labra.backup.Backup;
import labra.backup.BackupFolder;
import labra.backup.Seal;
import labra.backup.SealKey;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.LiveCluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `labra backup`: a verified copy of the whole installation, while it runs or not.
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Labra labra;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            descriptionKey = "backup.folder",
            defaultValue = "${env:LABRA_BACKUP_FOLDER}")
    private @Nullable Path folder;

    @Option(
            names = "--recipient",
            paramLabel = "AGE1…",
            descriptionKey = "backup.recipient",
            defaultValue = "${env:LABRA_BACKUP_RECIPIENT}")
    private @Nullable String recipient;

    @Option(names = "--keep", paramLabel = "N", descriptionKey = "backup.keep")
    private @Nullable Integer keep;

    @Option(names = "--new-key", paramLabel = "FILE", descriptionKey = "backup.new-key")
    private @Nullable Path newKey;

    @Override
    public Integer call() {
        Path data = (labra == null ? new Labra().data() : labra.data()).path();
        if (newKey != null) {
            say("backup.key.made", SealKey.make(newKey, data).recipient(), newKey);
            if (folder == null) {
                return 0;
            }
        }
        make(data);
        return 0;
    }

    private void make(Path data) {
        if (folder == null) {
            throw new ConsoleProblem("backup.folder.missing");
        }
        if (keep != null && keep < 1) {
            throw new ConsoleProblem("backup.keep.range");
        }
        if (!LiveCluster.isUnder(data)) {
            throw new ConsoleProblem("backup.no.installation", data);
        }
        Backup backup = new Backup(
                DataFolder.at(data).installation(Secrets.ofProcess()),
                BackupFolder.at(folder),
                Seal.of(Optional.ofNullable(recipient), data),
                Clock.systemUTC());
        try (EmbeddedPostgres _ = EmbeddedPostgres.open(data, data)) {
            BackupFolder.Kept made = backup.make();
            if (keep != null) {
                backup.keep(keep);
            }
            say(
                    "backup.made",
                    made.path(),
                    made.manifest().allRows(),
                    Math.ceilDiv(made.manifest().bytes(), 1_000_000));
        }
    }

    private void say(String key, Object... arguments) {
        spec.commandLine().getOut().println(Texts.text(key, arguments));
        spec.commandLine().getOut().flush();
    }
}
