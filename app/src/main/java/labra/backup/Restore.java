package labra.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import labra.postgres.DatabaseMishap;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.Inspection;
import labra.postgres.LiveCluster;
import org.apache.commons.io.file.PathUtils;

/// Brings a backup back into an empty data folder: all of it, seen to hold what it held, or nothing.
public record Restore(Path data, SealKey key) {
    /// What is being restored. An installation that has it is not to be started.
    public static final String STAGING = "restore.partial";

    private static final String DATABASE_FOLDER = "postgres";
    /// PostgreSQL's programs, which are made anew anywhere.
    private static final String PROGRAMS = "postgres-bin";

    private static final Set<String> NOTHING = Set.of(STAGING, "lost+found");

    /// The backup in that folder, or the newest of the backups in it.
    public static BackupFolder.Kept chosen(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw new ConsoleProblem("restore.folder.absent", place);
        }
        if (Files.exists(place.resolve(Manifest.FILE))) {
            if (place.toString().endsWith(".partial")) {
                throw new ConsoleProblem("restore.unfinished", place);
            }
            return new BackupFolder.Kept(place, Manifest.in(place));
        }
        return new BackupFolder(place).newest().orElseThrow(() -> new ConsoleProblem("restore.none", place));
    }

    public void bring(BackupFolder.Kept backup) {
        try {
            makeRoom();
            for (Manifest.Archive archive : backup.manifest().archives()) {
                Digesting.mustBe(backup.path().resolve(archive.name()), archive);
            }
            Path staging = data.resolve(STAGING);
            for (Manifest.Archive archive : backup.manifest().archives()) {
                new Unpacking(key, staging).unpack(backup.path().resolve(archive.name()));
            }
            mustHoldWhatItHeld(staging, backup);
            LiveCluster.under(staging, data).sync();
            moveIn(staging);
            BackupFolder.force(data);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "restore.failed", data, Mishaps.words(e));
        } catch (SQLException e) {
            throw new ConsoleProblem(e, "restore.failed", data, DatabaseMishap.words(e));
        }
    }

    /// PostgreSQL, which may run as another user, passes through the folder and sees nothing there.
    private void makeRoom() throws IOException {
        Files.createDirectories(data);
        for (Path entry : entries(data)) {
            String name = entry.getFileName().toString();
            if (!NOTHING.contains(name) && !name.startsWith(PROGRAMS)) {
                throw new ConsoleProblem("restore.not.empty", data, name);
            }
        }
        Staging.of(data, STAGING).begin();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx-----x"));
    }

    private void mustHoldWhatItHeld(Path staging, BackupFolder.Kept backup) throws SQLException {
        Inspection found;
        try (EmbeddedPostgres _ = EmbeddedPostgres.open(staging, data)) {
            found = Inspection.of(LiveCluster.under(staging, data));
        }
        Manifest manifest = backup.manifest();
        if (!found.cluster().equals(manifest.cluster()) || !found.rows().equals(manifest.rows())) {
            throw new ConsoleProblem("restore.differs", backup.path());
        }
    }

    /// The database last: without it there is no installation yet.
    private void moveIn(Path staging) throws IOException {
        for (Path entry : entries(staging)) {
            String name = entry.getFileName().toString();
            if (!name.equals(DATABASE_FOLDER) && !name.endsWith(".lock")) {
                Files.move(entry, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(staging.resolve(DATABASE_FOLDER), data.resolve(DATABASE_FOLDER), StandardCopyOption.ATOMIC_MOVE);
        PathUtils.deleteDirectory(staging);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
