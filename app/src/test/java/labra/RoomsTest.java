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
