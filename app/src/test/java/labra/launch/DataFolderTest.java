package labra.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import labra.console.ConsoleProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is no whole installation is not made into an empty one.
class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void nothing_starts_on_a_restore_that_was_cut_off() throws Exception {
        Files.createDirectory(folder.resolve("restore.partial"));
        assertThatThrownBy(() -> ChosenDatabase.open(DataFolder.at(folder), new Secrets(Map.of())))
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageContaining(folder.toString());
    }
}
