package labra.vehicles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/// What people and programs write where a vehicle shows no plate. The words are in `plates.properties`; a town adds its
/// own with `labra.plates.none`.
public final class NoPlate {
    /// In capitals and without separators: as `S/P`, `s.p.` and `S-P` are all read.
    private static final Set<String> WORDS = bundled("words");

    private static final Set<String> DENIALS = bundled("denials");
    private static final Set<String> TELLING = bundled("telling");

    /// Words of so many letters may have a number behind them; shorter ones with a number are plates.
    private static final int LONG = 6;

    private static final Set<String> OF_THE_TOWN =
            ConfigProvider.getConfig().getOptionalValues("labra.plates.none", String.class).orElse(List.of()).stream()
                    .map(NoPlate::letters)
                    .collect(Collectors.toUnmodifiableSet());

    private NoPlate() {}

    /// Whether the text, as somebody wrote it, says that there is no plate: one of the words, one sign alone, nothing
    /// but separators, or words that deny it or tell of one that nobody read.
    public static boolean isSaid(String written) {
        String letters = letters(written);
        return letters.isEmpty()
                ? isOneSign(Plate.withoutSeparators(written))
                : isWord(letters) || (letters.chars().noneMatch(Character::isDigit) && isTold(words(written)));
    }

    /// The same of a text in capitals, without separators; enough where it has a digit.
    static boolean isWord(String letters) {
        return isOneSign(letters) || isKnown(letters) || isKnown(withoutNumber(letters));
    }

    private static boolean isKnown(String letters) {
        return WORDS.contains(letters) || OF_THE_TOWN.contains(letters);
    }

    private static String withoutNumber(String letters) {
        int end = letters.length();
        while (end > 0 && Character.isDigit(letters.charAt(end - 1))) {
            end--;
        }
        return end < LONG ? letters : letters.substring(0, end);
    }

    private static boolean isTold(List<String> words) {
        return (words.size() > 1 && DENIALS.contains(words.getFirst()))
                || words.stream().anyMatch(word -> TELLING.stream().anyMatch(word::startsWith));
    }

    private static boolean isOneSign(String text) {
        return text.codePoints().allMatch(sign -> sign == text.codePointAt(0));
    }

    private static String letters(String written) {
        return String.join("", words(written));
    }

    private static List<String> words(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Arrays.stream(plain.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> bundled(String kind) {
        Properties all = new Properties();
        try (InputStream in = NoPlate.class.getResourceAsStream("/plates.properties")) {
            all.load(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Arrays.stream(all.getProperty(kind).split(" +"))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
