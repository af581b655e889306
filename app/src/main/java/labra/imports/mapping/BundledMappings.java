package labra.imports.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The mappings that come with Labra, and the names that columns usually have; both are files under `mappings`.
final class BundledMappings {
    static final List<String> NAMES = List.of("miraflores", "derdf");

    private static final Map<String, Properties> MAPPINGS =
            NAMES.stream().collect(Collectors.toMap(Function.identity(), BundledMappings::read));
    private static final Properties SYNONYMS = read("synonyms");
    private static final Properties VOIDED = read("voided");
    private static final Properties ACTIVE = read("active");

    private static final Set<String> ALL_SYNONYMS = Arrays.stream(ImportColumn.values())
            .flatMap(column -> column.headings().stream())
            .collect(Collectors.toUnmodifiableSet());

    private BundledMappings() {}

    static boolean isSynonym(String plain) {
        return ALL_SYNONYMS.contains(plain);
    }

    static Properties lines(String name) {
        return MAPPINGS.getOrDefault(name, new Properties());
    }

    /// The usual names of a column, the most telling first.
    static List<String> synonyms(ImportColumn column) {
        return Arrays.stream(SYNONYMS.getProperty(column.key(), "").split(" "))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// What stands in a column of annulments, by what it means.
    static String voided(String meaning) {
        return VOIDED.getProperty(meaning, "");
    }

    /// What stands in a column that says whether something may still be used.
    static String active(String meaning) {
        return ACTIVE.getProperty(meaning, "");
    }

    private static Properties read(String name) {
        Properties lines = new Properties();
        try (InputStream in = BundledMappings.class.getResourceAsStream("/mappings/" + name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the build");
            }
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
