package labra.fines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a number that Labra gave, as somebody types it, and what is none.
class FineNumberReadingTest {
    private static final Pattern SHOWN = Pattern.compile("\\b(M-[0-9]+|[A-Z]{2,6}-[0-9]{8})-[0-9]{2}\\b");

    @ParameterizedTest
    @ValueSource(strings = {"M-1042-43", "m-1042-43", "M104243", " M 1042 43 ", "M.1042.43"})
    void one_of_ours_is_read_whatever_stands_between_its_signs(String typed) {
        assertThat(FineNumber.read(typed)).contains("M-1042-43");
    }

    @Test
    void one_that_a_device_printed_is_read_too() {
        assertThat(FineNumber.ofSeries("MIT", 1000)).isEqualTo("MIT-00001000-13");
        assertThat(FineNumber.read("mit0000100013")).contains("MIT-00001000-13");
    }

    /// A reader who tries an example out must not be told that it is wrong.
    @Test
    void every_number_that_the_docs_and_the_sources_show_has_its_check_digits() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path place : List.of(
                Path.of("..", "docs"),
                Path.of("..", "CHANGELOG.md"),
                Path.of("src", "main", "java"),
                Path.of("src", "main", "resources", "META-INF"))) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(md|java|yaml)"))
                        .toList()) {
                    SHOWN.matcher(Files.readString(file)).results().forEach(found -> shown.add(found.group()));
                }
            }
        }
        assertThat(shown)
                .contains("M-1042-43", "MIT-00001042-81")
                .allSatisfy(number -> assertThat(FineNumber.read(number)).contains(number));
    }

    @Test
    void each_single_wrong_digit_and_each_two_that_changed_places_are_found() {
        String right = "M104243";
        for (int i = 1; i < right.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, i) + digit + right.substring(i + 1);
                assertThat(FineNumber.read(wrong))
                        .isEqualTo(wrong.equals(right) ? Optional.of("M-1042-43") : Optional.empty());
            }
            if (i > 1 && right.charAt(i) != right.charAt(i - 1)) {
                String turned =
                        right.substring(0, i - 1) + right.charAt(i) + right.charAt(i - 1) + right.substring(i + 1);
                assertThat(FineNumber.read(turned)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "M",
                "M-0-98",
                "M-01042-43",
                "M99999999999999999999999999943",
                "AE123CD",
                "1042",
                "L-1042-43",
                "ÑÑ",
                "M-１０４２-43"
            })
    void anything_else_is_none(String typed) {
        assertThat(FineNumber.read(typed)).isEmpty();
    }

    @Test
    void only_what_the_schema_gave_is_ours_and_to_the_letter() {
        assertThat(FineNumber.isOurs("M-1042-43")).isTrue();
        for (String other : new String[] {"M104243", "m-1042-43", "M-1042-44", "MIT-00001000-13", "1042", ""}) {
            assertThat(FineNumber.isOurs(other)).as(other).isFalse();
        }
    }
}
