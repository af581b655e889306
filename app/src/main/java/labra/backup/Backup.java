package labra.backup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import labra.backup.Installation.Tree;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import labra.postgres.DatabaseMishap;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.FolderLock;
import labra.postgres.Inspection;
import labra.postgres.LiveCluster;

/// Makes a backup of an installation at work: copies the database, opens the copy and reads all of it, then packs it
/// with keys and files. Until all of that went well there is nothing that looks like a backup.
public record Backup(Installation installation, BackupFolder folder, Seal seal, Clock clock) {
    static final String DATABASE = "database.tar.gz.age";
    static final String KEYS = "keys.tar.gz.age";
    static final String FILES = "files.tar.gz.age";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'labra-'yyyyMMdd'T'HHmmss'Z'");

    /// The server must be running. Says in the database how it went.
    public BackupFolder.Kept make() {
        installation.mustBeThere();
        LiveCluster live = live();
        try (FolderLock _ = claim()) {
            Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            BackupReport report = new BackupReport(live, started);
            try {
                BackupFolder.Kept made = make(live, started);
                report.good(made);
                return made;
            } catch (ConsoleProblem refused) {
                report.failed(refused.getMessage());
                throw refused;
            }
        }
    }

    private BackupFolder.Kept make(LiveCluster live, Instant started) {
        Staging staging = staging(installation.data());
        String name = NAME.format(started.atOffset(ZoneOffset.UTC));
        Path partial = folder.path().resolve(name + ".partial");
        try {
            folder.mustServe(installation.data(), Inspection.identifierOf(live));
            staging.begin();
            mustHaveSpace(live);
            folder.begin(name);
            live.copyUnder(staging.folder());
            Inspection found = opened(staging.folder());
            write(partial, manifest(partial, started, live, found));
            folder.finish(partial, name);
            return new BackupFolder.Kept(
                    folder.path().resolve(name), Manifest.in(folder.path().resolve(name)));
        } catch (IOException e) {
            throw new ConsoleProblem(e, "backup.failed", folder.path(), Mishaps.words(e));
        } catch (SQLException e) {
            throw new ConsoleProblem(e, "backup.failed", folder.path(), DatabaseMishap.words(e));
        } finally {
            staging.clear();
            Staging.discard(partial);
        }
    }

    private Manifest manifest(Path partial, Instant started, LiveCluster live, Inspection found) throws IOException {
        Packing packing = new Packing(partial, seal, SealKey.Witness.made());
        Path cluster = staging(installation.data()).folder().resolve("postgres").resolve("cluster");
        List<Manifest.Archive> archives = List.of(
                packing.pack(DATABASE, List.of(new Tree(cluster, "postgres/cluster"))),
                packing.pack(FILES, installation.fileTrees()),
                packing.pack(KEYS, installation.keyTrees()));
        return new Manifest(
                Manifest.FORMAT,
                started.toString(),
                found.cluster(),
                live.version(),
                found.schema(),
                seal.recipient(),
                found.rows(),
                archives);
    }

    private static void write(Path partial, Manifest manifest) throws IOException {
        Files.write(
                partial.resolve(Manifest.FILE),
                manifest.json(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
    }

    /// The copy recovers, answers, is read whole, and ends in order: what is packed afterwards needs no recovery.
    private Inspection opened(Path staging) throws SQLException {
        try (EmbeddedPostgres _ = EmbeddedPostgres.open(staging, installation.data())) {
            return Inspection.of(LiveCluster.under(staging, installation.data()));
        }
    }

    private void mustHaveSpace(LiveCluster live) throws IOException {
        mustHave(installation.data(), live.size());
        long last = folder.newest().map(kept -> kept.manifest().bytes()).orElse(0L);
        mustHave(folder.path(), last);
    }

    /// Keeps so many of the backups in the folder, the newest.
    public void keep(int count) {
        try {
            folder.keep(count);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", folder.path(), Mishaps.words(e));
        }
    }

    private static void mustHave(Path place, long bytes) throws IOException {
        FileStore store = Files.getFileStore(place);
        if (store.getUsableSpace() < bytes) {
            long mega = 1_000_000;
            throw new ConsoleProblem("backup.no.space", place, bytes / mega + 1, store.getUsableSpace() / mega);
        }
    }

    private FolderLock claim() {
        return FolderLock.tryExclusive(installation.data().resolve("backup.lock"))
                .orElseThrow(() -> new ConsoleProblem("backup.busy", installation.data()));
    }

    private LiveCluster live() {
        return LiveCluster.under(installation.data(), installation.data());
    }

    static Staging staging(Path data) {
        return Staging.of(data, "backup.partial");
    }
}
