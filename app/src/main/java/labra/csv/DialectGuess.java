package labra.csv;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which dialect a file is written in: what it says itself, or what its first lines agree on.
final class DialectGuess {
    private static final int HEADERS = 10;

    /// Spreadsheets may write `sep=;` above the header, in quotes, in capitals, and delimiters behind it.
    private static final Pattern DECLARATION =
            Pattern.compile("[\\s\"']*sep\\s*=\\s*(tab|\\\\t|[^\"'\\w\\p{L}])[\"'\\s,;|^~]*", Pattern.CASE_INSENSITIVE);

    private DialectGuess() {}

    /// The delimiter that splits the first lines into the most cells while agreeing with one of them, the header.
    static Dialect of(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        Matcher declared = DECLARATION.matcher(filled.getFirst());
        Optional<Character> said = declared.matches() ? Delimiters.named(declared.group(1)) : Optional.empty();
        return said.map(Dialect::new)
                .orElseGet(() -> Delimiters.USUAL.stream()
                        .map(Dialect::new)
                        .max(Comparator.comparingLong(dialect -> agreement(dialect, filled)))
                        .orElseThrow());
    }

    static boolean isDeclaration(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> DECLARATION.matcher(line).matches())
                .isPresent();
    }

    private static long agreement(Dialect dialect, List<String> lines) {
        int[] counts = lines.stream()
                .mapToInt(line -> withoutEnd(dialect.roughly(line)).size())
                .toArray();
        long best = 0;
        for (int header = 0; header < Math.min(HEADERS, counts.length); header++) {
            long agreeing = 0;
            for (int i = header; i < counts.length; i++) {
                agreeing += counts[i] == counts[header] ? 1 : 0;
            }
            boolean alone = agreeing == 1 && header > 0;
            best = counts[header] < 2 || alone ? best : Math.max(best, agreeing * agreeing * counts[header]);
        }
        return best;
    }

    private static List<String> withoutEnd(List<String> cells) {
        int count = cells.size();
        while (count > 1 && Blank.is(cells.get(count - 1))) {
            count--;
        }
        return cells.subList(0, count);
    }
}
