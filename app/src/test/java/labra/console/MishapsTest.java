package labra.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a system says of a file, people read it in their own words.
class MishapsTest {
    static Stream<IOException> mishaps() {
        return Stream.of(
                new AccessDeniedException("/datos"),
                new NoSuchFileException("/datos"),
                new FileSystemException("/datos", null, "No space left on device"),
                new FileSystemException("/datos"),
                new FileNotFoundException("/datos (Is a directory)"),
                new IOException("error=2, No such file or directory"),
                new IOException("Stream Closed"),
                new IOException());
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void never_show_an_exception(IOException mishap) {
        assertThat(Mishaps.words(mishap))
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("error=")
                .doesNotContain("null")
                .doesNotContain("Closed");
    }

    @Test
    void say_what_is_wrong_and_where() {
        assertThat(Mishaps.words(new AccessDeniedException("/datos")))
                .isEqualTo(Texts.text("mishap.denied") + " (/datos)");
        assertThat(Mishaps.words(new IOException("write: No space left on device")))
                .isEqualTo(Texts.text("mishap.full"));
    }
}
