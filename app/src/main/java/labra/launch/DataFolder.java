package labra.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import labra.console.ConsoleProblem;
import labra.postgres.FolderLock;

/// The folder that holds all that one installation keeps on this machine.
public record DataFolder(Path path) {

    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /// The signing keys and the mails that no server takes live here unless the configuration says otherwise.
    void configure(Secrets environment) {
        if (environment.plain("LABRA_KEYS_FOLDER").isEmpty()) {
            System.setProperty("labra.keys.folder", path.resolve("keys").toString());
        }
        if (environment.plain("LABRA_MAIL_FOLDER").isEmpty()) {
            System.setProperty("labra.mail.folder", path.resolve("mail").toString());
        }
    }

    /// One server per folder: the second learns who the first one is.
    public FolderLock claim(String url) {
        Path whoRuns = path.resolve("server.txt");
        Optional<FolderLock> claimed = FolderLock.tryExclusive(path.resolve("server.lock"));
        try {
            if (claimed.isEmpty()) {
                String who = Files.exists(whoRuns) ? Files.readString(whoRuns).strip() : "?";
                throw new ConsoleProblem("already.running", path, who);
            }
            Files.writeString(whoRuns, url + " (pid " + ProcessHandle.current().pid() + ")\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return claimed.get();
    }
}
