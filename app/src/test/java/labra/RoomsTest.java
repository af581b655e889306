package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever reads the page about the architecture finds every room of the house on it.
class RoomsTest {
    /// Beyond about thirty nobody finds their way by the names alone.
    private static final int MOST_FILES = 33;

    @Test
    void no_room_is_a_storehouse() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src", "main", "java", "labra"))) {
            assertThat(folders.filter(Files::isDirectory).toList())
                    .allSatisfy(folder -> assertThat(files(folder)).isLessThanOrEqualTo(MOST_FILES));
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void every_room_is_named_on_the_page_about_the_architecture() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "architecture.md"));
        try (Stream<Path> folders = Files.walk(Path.of("src", "main", "java", "labra"))) {
            List<String> rooms = folders.filter(folder -> Files.exists(folder.resolve("package-info.java")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("labra"))
                    .toList();
            assertThat(rooms)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(room -> assertThat(page).contains(room + "/"));
        }
    }
}
