package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Somebody looked at every library that is shipped, in just that version: its licence and its known faults.
class LibrariesTest {
    private static final Path SHIPPED = Path.of("target", "libraries", "libraries.md");
    private static final Path LOOKED_AT = Path.of("..", "docs", "libraries.md");

    @Test
    void no_library_is_shipped_that_nobody_looked_at() throws IOException {
        assertThat(libraries(SHIPPED)).hasSizeGreaterThan(100).isEqualTo(libraries(LOOKED_AT));
    }

    private static List<String> libraries(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
    }
}
