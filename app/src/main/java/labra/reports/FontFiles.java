package labra.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The TrueType fonts that the machine has for the world's scripts, as Debian's `fonts-noto-core`,
/// `fonts-droid-fallback` and `fonts-nanum` lay them: which file draws a sign is told by the sign's script, so that
/// none is opened for nothing.
final class FontFiles {
    private static final List<String> EAST_ASIAN = List.of("droidsansfallbackfull.ttf", "nanumgothic.ttf");
    private static final List<String> SYMBOLS = List.of(
            "notosanssymbols2-regular.ttf",
            "notosanssymbols-regular.ttf",
            "notosansmath-regular.ttf",
            "notoemoji-regular.ttf");

    private final Map<String, Path> byName;

    private FontFiles(Map<String, Path> byName) {
        this.byName = byName;
    }

    /// What lies in the folder and below it; nothing where there is no such folder.
    static FontFiles below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new FontFiles(Map.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new FontFiles(files.filter(file -> wanted(name(file)))
                    .collect(Collectors.toMap(FontFiles::name, file -> file, (one, other) -> one, TreeMap::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Path> all() {
        return List.copyOf(byName.values());
    }

    /// Those that may have the sign, the likeliest first.
    List<Path> of(int sign) {
        return names(UnicodeScript.of(sign)).stream()
                .map(byName::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> names(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> EAST_ASIAN;
            case COMMON, INHERITED, UNKNOWN ->
                Stream.concat(SYMBOLS.stream(), EAST_ASIAN.stream()).toList();
            default -> {
                String name = script.name().toLowerCase(Locale.ROOT).replace("_", "");
                yield List.of("notosans" + name + "-regular.ttf", "notoserif" + name + "-regular.ttf");
            }
        };
    }

    private static boolean wanted(String name) {
        return EAST_ASIAN.contains(name) || name.startsWith("noto") && name.endsWith("-regular.ttf");
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
