package labra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.FolderLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup is whole or is not there, and goes only where it is of use.
class BackupTest {
    @TempDir
    static Path folder;

    private static Town town;

    @BeforeAll
    static void found_a_town() throws Exception {
        town = Town.in(folder);
    }

    @AfterEach
    void nothing_stays_behind() throws IOException {
        assertThat(town.data.resolve("backup.partial")).doesNotExist();
        if (Files.exists(town.backups)) {
            try (Stream<Path> left = Files.list(town.backups)) {
                assertThat(left).noneMatch(path -> path.toString().endsWith(".partial"));
            }
        }
    }

    @Test
    void what_fails_on_the_way_leaves_nothing_and_is_told() throws Exception {
        Path loop = town.data.resolve("evidence/loop");
        Files.createSymbolicLink(loop, town.data.resolve("evidence"));
        Path elsewhere = folder.resolve("failed");
        try (EmbeddedPostgres _ = town.open()) {
            assertThatThrownBy(() -> town.backupInto(elsewhere).make()).isInstanceOf(ConsoleProblem.class);
            assertThat(elsewhere).isEmptyDirectory();
            assertThat(
                            town.says(
                                    "SELECT task || ' ' || outcome || ' ' || (detail LIKE '%failed%') FROM backup_report ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("BACKUP FAILED true");
        } finally {
            Files.delete(loop);
        }
    }

    @Test
    void a_good_one_is_told_with_its_name_and_size() throws Exception {
        try (EmbeddedPostgres _ = town.open()) {
            BackupFolder.Kept made = town.backupInto(folder.resolve("told")).make();
            assertThat(
                            town.says(
                                    "SELECT outcome || ' ' || label || ' ' || bytes FROM backup_report ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("GOOD labra-20260501T120000Z " + made.manifest().bytes());
        }
    }

    @Test
    void folders_of_no_use_are_refused() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("thesis.txt"), "of somebody");
        Path file = Files.writeString(folder.resolve("a-file"), "of somebody");
        Path link = Files.createSymbolicLink(folder.resolve("link"), town.data);
        Path another = Files.createDirectories(folder.resolve("another/labra-20260101T000000Z"));
        Files.writeString(
                another.resolve("manifest.json"),
                "{\"format\":1,\"made\":\"2026-01-01T00:00:00Z\",\"cluster\":\"1\",\"rows\":{},\"archives\":[]}");
        try (EmbeddedPostgres _ = town.open()) {
            for (Path useless : List.of(
                    town.data,
                    town.data.resolve("backups"),
                    link.resolve("backups"),
                    link,
                    folder,
                    full,
                    file,
                    file.resolve("below"),
                    folder.resolve("not-mounted/backups"),
                    folder.resolve("another"),
                    Path.of("/"),
                    Path.of("/proc/labra"))) {
                assertThatThrownBy(() -> town.backupInto(useless).make())
                        .as(useless.toString())
                        .isInstanceOf(ConsoleProblem.class);
            }
        }
        assertThat(full).isDirectoryContaining("glob:**/thesis.txt");
        assertThat(file).hasContent("of somebody");
        assertThat(town.data.resolve("backups")).doesNotExist();
    }

    @Test
    void two_at_once_are_one() throws Exception {
        try (EmbeddedPostgres _ = town.open();
                FolderLock _ = FolderLock.tryExclusive(town.data.resolve("backup.lock"))
                        .orElseThrow()) {
            assertThatThrownBy(() -> town.backupInto(folder.resolve("second")).make())
                    .isInstanceOf(ConsoleProblem.class)
                    .hasMessageContaining(town.data.toString());
        }
        assertThat(folder.resolve("second")).doesNotExist();
    }

    @Test
    void what_a_killed_one_left_is_cleared_away() throws Exception {
        Path elsewhere = folder.resolve("killed");
        Files.createDirectories(elsewhere.resolve("labra-20260101T000000Z.partial"));
        Files.createDirectories(town.data.resolve("backup.partial/postgres"));
        Files.writeString(town.data.resolve("backup.partial/postgres/access.properties"), "port=1");
        try (EmbeddedPostgres _ = town.open()) {
            town.backupInto(elsewhere).make();
        }
        assertThat(elsewhere.resolve("labra-20260101T000000Z.partial")).doesNotExist();
        assertThat(BackupFolder.at(elsewhere).kept()).hasSize(1);
    }

    @Test
    void the_newest_are_kept() throws Exception {
        try (EmbeddedPostgres _ = town.open()) {
            Path elsewhere = folder.resolve("kept");
            town.backupInto(elsewhere).make();
            Path made = elsewhere.resolve("labra-20260501T120000Z");
            for (String older : List.of("labra-20260430T120000Z", "labra-20260429T120000Z")) {
                Files.createDirectory(elsewhere.resolve(older));
                Files.copy(
                        made.resolve("manifest.json"), elsewhere.resolve(older).resolve("manifest.json"));
            }
            town.backupInto(elsewhere).keep(2);
            assertThat(BackupFolder.at(elsewhere).kept())
                    .extracting(BackupFolder.Kept::name)
                    .containsExactly("labra-20260430T120000Z", "labra-20260501T120000Z");
        }
    }

    @Test
    void without_a_key_or_an_installation_there_is_none() {
        assertThatThrownBy(() -> Seal.of(Optional.empty(), folder)).isInstanceOf(ConsoleProblem.class);
        assertThatThrownBy(() -> new Seal("age1nonsense"))
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageContaining("age1nonsense");
        assertThatThrownBy(() -> SealKey.make(town.data.resolve("key.txt"), town.data))
                .isInstanceOf(ConsoleProblem.class);
        assertThatThrownBy(() -> SealKey.make(town.keyFile, town.data)).isInstanceOf(ConsoleProblem.class);
        assertThatThrownBy(() -> new Backup(
                                Installation.under(folder.resolve("nothing")),
                                BackupFolder.at(folder.resolve("none")),
                                Seal.of(Optional.empty(), town.data),
                                Clock.systemUTC())
                        .make())
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageContaining("nothing");
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
