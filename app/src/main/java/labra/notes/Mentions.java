package labra.notes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom a text names, as `@usuario`. An e-mail address names nobody, and a sign at the end may be of the sentence.
final class Mentions {
    private static final Pattern NAMED = Pattern.compile("(?<![\\p{L}\\p{N}._@-])@([A-Za-z0-9._@-]{2,100})");
    private static final Pattern OF_THE_SENTENCE = Pattern.compile("[._@-]+$");

    private Mentions() {}

    /// A part of a text; one that names somebody stands out.
    public record Piece(String text, boolean mention) {}

    /// The user names that may be meant, in small letters.
    static Set<String> possible(String text) {
        return found(text).flatMap(Mentions::readings).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What is written like a mention, and is none of those.
    static List<String> unknown(String text, Set<String> known) {
        return found(text)
                .filter(name -> readings(name).noneMatch(known::contains))
                .map(name -> "@" + plain(name))
                .distinct()
                .toList();
    }

    /// The text in pieces; the names are in small letters.
    static List<Piece> pieces(String text, Set<String> known) {
        List<Piece> pieces = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        int at = 0;
        while (named.find()) {
            int start = named.start();
            int end = readings(named.group(1))
                    .filter(known::contains)
                    .mapToInt(name -> start + 1 + name.length())
                    .findFirst()
                    .orElse(start);
            if (end > start) {
                add(pieces, text.substring(at, start), false);
                add(pieces, text.substring(start, end), true);
                at = end;
            }
        }
        add(pieces, text.substring(at), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean mention) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, mention));
        }
    }

    private static Stream<String> found(String text) {
        return NAMED.matcher(text).results().map((MatchResult named) -> named.group(1));
    }

    /// As it is written, and without the signs of the sentence.
    private static Stream<String> readings(String name) {
        return Stream.of(name, plain(name))
                .map(read -> read.toLowerCase(Locale.ROOT))
                .distinct();
    }

    private static String plain(String name) {
        return OF_THE_SENTENCE.matcher(name).replaceFirst("");
    }
}
