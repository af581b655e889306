package labra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import labra.console.ConsoleProblem;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup comes back whole, or what is wrong with it is said and no installation is there.
class RestoreTest {
    @TempDir
    static Path folder;

    private static Town town;
    private static BackupFolder.Kept made;

    @BeforeAll
    static void found_a_town() throws Exception {
        town = Town.in(folder);
        made = town.made();
    }

    @Test
    void a_damaged_backup_is_refused() throws Exception {
        for (Damage damage : Damage.values()) {
            Path copies = Files.createDirectory(folder.resolve("damaged-" + damage));
            Path copy = copies.resolve(made.name());
            PathUtils.copyDirectory(made.path(), copy);
            damage.befalls(copy);
            Path target = folder.resolve("from-" + damage);
            assertThatThrownBy(() -> new Restore(target, town.key()).bring(Restore.chosen(copies)))
                    .as(damage.name())
                    .isInstanceOf(ConsoleProblem.class);
            assertThat(target.resolve("postgres")).doesNotExist();
        }
    }

    private enum Damage {
        A_BIT_TURNED {
            @Override
            void befalls(Path backup) throws IOException {
                try (RandomAccessFile file =
                        new RandomAccessFile(backup.resolve(Backup.DATABASE).toFile(), "rw")) {
                    file.seek(file.length() / 2);
                    int there = file.read();
                    file.seek(file.length() / 2);
                    file.write(there ^ 1);
                }
            }
        },
        CUT_SHORT {
            @Override
            void befalls(Path backup) throws IOException {
                try (RandomAccessFile file =
                        new RandomAccessFile(backup.resolve(Backup.FILES).toFile(), "rw")) {
                    file.setLength(file.length() - 1);
                }
            }
        },
        KEYS_GONE {
            @Override
            void befalls(Path backup) throws IOException {
                Files.delete(backup.resolve(Backup.KEYS));
            }
        },
        MANIFEST_GONE {
            @Override
            void befalls(Path backup) throws IOException {
                Files.delete(backup.resolve(Manifest.FILE));
            }
        },
        MANIFEST_NO_JSON {
            @Override
            void befalls(Path backup) throws IOException {
                Files.writeString(backup.resolve(Manifest.FILE), "{\"format\":");
            }
        },
        MANIFEST_OF_TOMORROW {
            @Override
            void befalls(Path backup) throws IOException {
                turn(backup, "\"format\" : 1", "\"format\" : 2");
            }
        },
        A_ROW_MORE_THAN_IT_HAS {
            @Override
            void befalls(Path backup) throws IOException {
                turn(backup, "\"ledger\" : 20000", "\"ledger\" : 20001");
            }
        };

        abstract void befalls(Path backup) throws IOException;

        static void turn(Path backup, String from, String into) throws IOException {
            Path file = backup.resolve(Manifest.FILE);
            String text = Files.readString(file);
            assertThat(text).contains(from);
            Files.writeString(file, text.replace(from, into));
        }
    }

    @Test
    void another_key_opens_nothing() {
        Path other = folder.resolve("other-key.txt");
        SealKey.make(other, folder.resolve("other-data"));
        Path target = folder.resolve("from-other-key");
        assertThatThrownBy(() -> new Restore(target, SealKey.read(other)).bring(made))
                .isInstanceOf(ConsoleProblem.class);
        assertThat(target.resolve("postgres")).doesNotExist();
    }

    @Test
    void no_key_is_said_to_be_none() throws Exception {
        Path empty = Files.writeString(folder.resolve("no-key.txt"), "# nothing\n");
        Path broken = Files.writeString(folder.resolve("broken-key.txt"), "AGE-SECRET-KEY-1NONSENSE\n");
        assertThatThrownBy(() -> SealKey.read(empty)).isInstanceOf(ConsoleProblem.class);
        assertThatThrownBy(() -> SealKey.read(broken)).isInstanceOf(ConsoleProblem.class);
        assertThatThrownBy(() -> SealKey.read(folder.resolve("absent.txt"))).isInstanceOf(ConsoleProblem.class);
    }

    @Test
    void only_an_empty_folder_takes_it() throws Exception {
        Path target = Files.createDirectory(folder.resolve("lived-in"));
        Files.writeString(target.resolve("thesis.txt"), "of somebody");
        assertThatThrownBy(() -> new Restore(target, town.key()).bring(made))
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageContaining("thesis.txt");
        assertThat(target.resolve("thesis.txt")).hasContent("of somebody");
    }

    @Test
    void one_that_was_cut_off_begins_anew() throws Exception {
        Path target = town.elsewhere("cut-off");
        Files.createDirectories(target.resolve(Restore.STAGING).resolve("postgres/cluster"));
        new Restore(target, town.key()).bring(made);
        assertThat(target.resolve(Restore.STAGING)).doesNotExist();
        assertThat(target.resolve("postgres/cluster/PG_VERSION")).exists();
    }

    @Test
    void what_is_no_backup_is_said_to_be_none() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path unfinished = folder.resolve("labra-20260501T120001Z.partial");
        PathUtils.copyDirectory(made.path(), unfinished);
        for (Path none : new Path[] {empty, unfinished, folder.resolve("absent"), town.keyFile}) {
            assertThatThrownBy(() -> Restore.chosen(none)).as(none.toString()).isInstanceOf(ConsoleProblem.class);
        }
    }
}
