package labra.trail;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labra.trail.tree.Hashes;
import org.jspecify.annotations.Nullable;

/// One leaf of the log: what is told of a write, and the hash of what was said. The database makes the same text
/// (`trail_leaves`); here it is made again from what the trail has.
record Leaf(String about, int number, String said) {
    private static final String VERSION = "labra/1";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// The leaves of a row of the trail.
    static List<Leaf> of(TrailRow row) {
        String about = about(row);
        List<String> said = row.said();
        return IntStream.range(0, said.size())
                .mapToObj(i -> new Leaf(about, i + 1, said.get(i)))
                .toList();
    }

    String text() {
        return about + " " + number + " " + hex(said);
    }

    byte[] hash() {
        return Hashes.leaf(text().getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of what was said; of what is forgotten nothing else is there.
    private static String hex(String said) {
        if (said.startsWith(TrailRow.FORGOTTEN)) {
            return said.substring(TrailRow.FORGOTTEN.length());
        }
        return HexFormat.of().formatHex(Hashes.of(said.getBytes(StandardCharsets.UTF_8)));
    }

    private static String about(TrailRow row) {
        return Stream.of(
                        quoted(VERSION),
                        Long.toString(row.id()),
                        quoted(MOMENT.format(row.at())),
                        quoted(row.actor()),
                        quoted(row.address()),
                        quoted(row.session()),
                        quoted(row.action()),
                        quoted(row.subject()),
                        quoted(row.subjectId()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A text as PostgreSQL writes it in JSON.
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (letter < ' ') {
                        json.append("\\u%04x".formatted((int) letter));
                    } else {
                        json.append(letter);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
