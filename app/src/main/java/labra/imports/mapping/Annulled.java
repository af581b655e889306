package labra.imports.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a cell says that its fine was annulled, the weightiest first. The words are in `mappings/voided.properties`.
public enum Annulled {
    YES,
    /// It says something that nobody foresaw.
    UNCLEAR,
    /// In force, but whoever wrote the file had not decided about it yet.
    OBSERVED,
    NO;

    /// Between the cells of several columns.
    static final String BETWEEN = " | ";

    private static final Set<String> SAID = words("annulled");
    private static final Set<String> DENIED = words("valid");
    private static final Set<String> UNDECIDED = words("observed");
    private static final Set<String> ANNULLING = words("annulling");
    private static final Set<String> SUBJECT = words("subject");
    private static final Set<String> HEDGING = words("hedging");
    private static final Set<String> NEGATIONS = Set.of("no", "not", "nao", "sin", "sem");
    private static final String TICKS = "✓✔☑√";
    private static final String NOTHING = "-–—−./_ ";

    /// As the usual words mean it.
    static Annulled said(String written) {
        if (written.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return sign(written);
        }
        String plain = ImportColumn.plain(written);
        if (SAID.contains(plain)) {
            return YES;
        }
        if (UNDECIDED.contains(plain)) {
            return OBSERVED;
        }
        return DENIED.contains(plain) ? NO : phrase(plain);
    }

    private static Annulled sign(String written) {
        if (written.chars().allMatch(sign -> NOTHING.indexOf(sign) >= 0)) {
            return NO;
        }
        return written.chars().allMatch(sign -> TICKS.indexOf(sign) >= 0) ? YES : UNCLEAR;
    }

    private static Annulled phrase(String plain) {
        List<String> words =
                Arrays.stream(plain.split("_")).dropWhile(SUBJECT::contains).toList();
        if (words.isEmpty()) {
            return UNCLEAR;
        }
        if (words.size() == 2 && ANNULLING.contains(words.get(1))) {
            if (NEGATIONS.contains(words.getFirst())) {
                return NO;
            }
            if (SAID.contains(words.getFirst())) {
                return YES;
            }
        }
        boolean sure = words.stream().skip(1).noneMatch(HEDGING::contains);
        return ANNULLING.contains(words.getFirst()) && sure ? YES : UNCLEAR;
    }

    private static Set<String> words(String key) {
        return Arrays.stream(BundledMappings.voided(key).split(" +")).collect(Collectors.toUnmodifiableSet());
    }
}
