package labra.launch;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import labra.backup.Installation;
import labra.backup.Restore;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import labra.postgres.FolderLock;

/// The folder that holds all that one installation keeps on this machine.
public record DataFolder(Path path) {

    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /// The signing keys, the evidence and the mails that no server takes live here unless the configuration says
    /// otherwise.
    void configure(Secrets environment) {
        if (environment.plain("LABRA_KEYS_FOLDER").isEmpty()) {
            System.setProperty("labra.keys.folder", path.resolve("keys").toString());
        }
        if (environment.plain("LABRA_EVIDENCE_FOLDER").isEmpty()) {
            System.setProperty("labra.evidence.folder", path.resolve("evidence").toString());
        }
        if (environment.plain("LABRA_MAIL_FOLDER").isEmpty()) {
            System.setProperty("labra.mail.folder", path.resolve("mail").toString());
        }
    }

    /// What is kept here, and what the environment keeps elsewhere.
    Installation installation(Secrets environment) {
        return new Installation(
                path,
                environment.plain("LABRA_KEYS_FOLDER").map(Path::of).orElseGet(() -> path.resolve("keys")),
                environment.plain("LABRA_MAIL_FOLDER").map(Path::of).orElseGet(() -> path.resolve("mail")),
                environment.plain("LABRA_EVIDENCE_FOLDER").map(Path::of).orElseGet(() -> path.resolve("evidence")));
    }

    /// A restore that was cut off left less than an installation: starting on it would make a new, empty one.
    void mustBeWhole() {
        if (Files.exists(path.resolve(Restore.STAGING))) {
            throw new ConsoleProblem("restore.cut.off", path);
        }
    }

    /// Closed to the other users of this machine, whoever made it; the one that PostgreSQL may run as passes through.
    void closeToOthers() {
        try {
            Files.createDirectories(path);
            restrict(path, EnumSet.of(OTHERS_EXECUTE));
            try (Stream<Path> inside = Files.list(path)) {
                for (Path entry : inside.filter(DataFolder::isOurs).toList()) {
                    restrict(entry, EnumSet.noneOf(PosixFilePermission.class));
                }
            }
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", path, Mishaps.words(e));
        }
    }

    /// PostgreSQL's own have their own owner, and programs that everybody may read.
    private static boolean isOurs(Path entry) {
        return !entry.getFileName().toString().startsWith("postgres");
    }

    private static void restrict(Path entry, Set<PosixFilePermission> besidesTheOwner) throws IOException {
        Set<PosixFilePermission> kept = EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
        kept.addAll(besidesTheOwner);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(entry);
        if (!kept.containsAll(permissions)) {
            permissions.retainAll(kept);
            Files.setPosixFilePermissions(entry, permissions);
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
