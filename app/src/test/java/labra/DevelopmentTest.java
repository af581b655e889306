package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `./labra dev` promises to those who change the sources.
class DevelopmentTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    @Test
    void what_is_read_once_is_watched() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            settings.load(reader);
        }
        assertThat(settings.getProperty("%dev.quarkus.live-reload.watched-resources")
                        .split(","))
                .contains("META-INF/openapi.yaml")
                .containsAll(filesIn("messages", "console"))
                .containsAll(filesIn("mappings", ""));
    }

    private static List<String> filesIn(String folder, String start) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            List<String> found = files.map(file -> folder + "/" + file.getFileName())
                    .filter(file -> file.startsWith(folder + "/" + start))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
