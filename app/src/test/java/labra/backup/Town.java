package labra.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.LiveCluster;
import labra.postgres.TestDatabase;

/// A small installation on a folder of its own, with a database, keys, mails and evidence, that is backed up and lost.
final class Town {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Path folder;
    final Path data;
    final Path backups;
    final Path keyFile;
    private final Seal seal;

    private Town(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.backups = folder.resolve("backups");
        this.keyFile = folder.resolve("key.txt");
        TestDatabase.programsInto(data);
        this.seal = SealKey.make(keyFile, data);
    }

    static Town in(Path folder) throws IOException, InterruptedException, SQLException {
        Town town = new Town(folder.toRealPath());
        for (String file : new String[] {"keys/1.jwk.json", "mail/1.eml", "evidence/2026/05/photo.jpg"}) {
            Path path = town.data.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "content of " + file, UTF_8);
        }
        try (EmbeddedPostgres _ = town.open()) {
            town.says("CREATE TABLE ledger (id bigint PRIMARY KEY, text text NOT NULL)");
            town.says("INSERT INTO ledger SELECT i, repeat(md5(i::text), 50) FROM generate_series(1, 20000) i");
            town.says("""
                    CREATE TABLE backup_report (id bigint GENERATED ALWAYS AS IDENTITY, task text, kind text, outcome text,
                        started_at timestamptz, finished_at timestamptz DEFAULT now(), label text, bytes bigint, detail text)
                    """);
        }
        return town;
    }

    /// A data folder on another machine, with PostgreSQL's programs, which need not be unpacked anew in each test.
    Path elsewhere(String name) throws IOException, InterruptedException {
        Path other = folder.resolve(name);
        TestDatabase.programsInto(other);
        return other;
    }

    EmbeddedPostgres open() {
        return EmbeddedPostgres.open(data, data);
    }

    Backup backup() {
        return backup(NOON);
    }

    Backup backup(Instant at) {
        return new Backup(Installation.under(data), BackupFolder.at(backups), seal, Clock.fixed(at, ZoneOffset.UTC));
    }

    Backup backupInto(Path other) {
        return new Backup(Installation.under(data), BackupFolder.at(other), seal, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    BackupFolder.Kept made() {
        try (EmbeddedPostgres _ = open()) {
            return backup().make();
        }
    }

    SealKey key() {
        return SealKey.read(keyFile);
    }

    String says(String sql) throws SQLException {
        return says(data, sql);
    }

    static String says(Path data, String sql) throws SQLException {
        try (Connection connection = LiveCluster.under(data, data).connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    /// As a machine dies: at once, in the middle of everything.
    void isKilled() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        LiveCluster.under(data, data).end();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
