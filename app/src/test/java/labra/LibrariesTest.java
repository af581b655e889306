package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every library that is shipped stands in the kept list, in just that version and with its licence: none comes
/// unnoticed.
class LibrariesTest {
    private static final Path SHIPPED = Path.of("target", "libraries", "libraries.md");
    private static final Path KEPT = Path.of("..", "docs", "libraries.md");

    @Test
    void no_library_comes_unnoticed() throws IOException {
        assertThat(libraries(SHIPPED)).hasSizeGreaterThan(100).isEqualTo(libraries(KEPT));
    }

    private static List<String> libraries(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
    }
}
