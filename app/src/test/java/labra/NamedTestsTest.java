package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Where the documentation says which test shows something, there is that test.
class NamedTestsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Properties)|[\\w-]+-test\\.sh)`");

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> there = new HashSet<>();
        for (String module : List.of("app", "aws", "lambda", "lambda/handlers")) {
            there.addAll(names(Path.of("..", module, "src", "test")));
        }
        try (Stream<Path> pages = Files.walk(DOCS)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(there).as(page.toString()).containsAll(named(Files.readString(page)));
            }
        }
        assertThat(named(Files.readString(DOCS.resolve("security.md")))).hasSizeGreaterThan(30);
    }

    private static List<String> named(String page) {
        return TEST.matcher(page).results().map(match -> match.group(1)).toList();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
