package labra.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.LiveCluster;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A town is backed up while it works, its machine dies, its folder is lost, and another machine goes on.
class DrillTest {
    private static final long FIRST = 1_000_000;

    @TempDir
    Path folder;

    private final AtomicLong acknowledged = new AtomicLong(FIRST - 1);
    private final AtomicLong asked = new AtomicLong(FIRST - 1);
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void nothing_is_lost_that_the_backup_held() throws Exception {
        Town town = Town.in(folder);
        long before;
        long after;
        BackupFolder.Kept backup;
        try (EmbeddedPostgres _ = town.open()) {
            Thread writer = Thread.ofPlatform().start(() -> write(town.data));
            waitFor(FIRST + 100);
            before = acknowledged.get();
            backup = town.backup().make();
            after = asked.get();
            waitFor(after + 100);
            enough.set(true);
            writer.join();
            town.isKilled();
        }
        PathUtils.deleteDirectory(town.data);
        Path elsewhere = town.elsewhere("another-machine");

        new Restore(elsewhere, town.key()).bring(Restore.chosen(town.backups));

        assertThat(elsewhere.resolve("keys/1.jwk.json")).hasContent("content of keys/1.jwk.json");
        assertThat(elsewhere.resolve("mail/1.eml")).hasContent("content of mail/1.eml");
        assertThat(elsewhere.resolve("evidence/2026/05/photo.jpg")).hasContent("content of evidence/2026/05/photo.jpg");
        try (EmbeddedPostgres _ = EmbeddedPostgres.open(elsewhere, elsewhere)) {
            assertThat(Town.says(elsewhere, "SELECT count(*) FROM ledger WHERE id <= 20000"))
                    .isEqualTo("20000");
            // One after the other: what is there is a beginning of what was written, and has all from before the
            // backup.
            assertThat(Town.says(elsewhere, "SELECT max(id) - count(*) FROM ledger WHERE id >= " + FIRST))
                    .isEqualTo(Long.toString(FIRST - 1));
            assertThat(Long.parseLong(Town.says(elsewhere, "SELECT max(id) FROM ledger")))
                    .isBetween(before, after);
        }
        assertThat(backup.manifest().rows()).containsKey("ledger");
    }

    @Test
    void a_restored_town_goes_on_making_backups_into_the_same_folder() throws Exception {
        Town town = Town.in(folder);
        town.made();
        PathUtils.deleteDirectory(town.data);
        Files.createDirectories(town.data);
        new Restore(town.data, town.key()).bring(Restore.chosen(town.backups));
        assertThat(Files.readString(town.data.resolve("backup.recipient"), UTF_8))
                .startsWith("age1");
        try (EmbeddedPostgres _ = town.open()) {
            town.backup(Town.NOON.plusSeconds(60)).make();
        }
        assertThat(BackupFolder.at(town.backups).kept()).hasSize(2);
    }

    private void waitFor(long number) {
        while (acknowledged.get() < number) {
            Town.pause();
        }
    }

    private void write(Path data) {
        try (Connection connection = LiveCluster.under(data, data).connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger VALUES (?, 'written')")) {
            while (!enough.get()) {
                insert.setLong(1, asked.incrementAndGet());
                insert.executeUpdate();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
