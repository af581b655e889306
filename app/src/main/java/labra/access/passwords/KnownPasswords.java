package labra.access.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The 30,000 passwords that are guessed first, as the library zxcvbn keeps them; also with what people hang on to make
/// one longer.
final class KnownPasswords {
    private static final String LIST = "com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    private KnownPasswords() {}

    /// Read when the first password is chosen.
    private static final class Listed {
        static final Set<String> ALL = read();
    }

    static boolean has(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String core = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return Listed.ALL.contains(lower)
                || Listed.ALL.contains(core)
                || core.isEmpty()
                || Listed.ALL.contains(lower.replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    private static Set<String> read() {
        InputStream list = Objects.requireNonNull(
                KnownPasswords.class.getClassLoader().getResourceAsStream(LIST), "the list of known passwords");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
