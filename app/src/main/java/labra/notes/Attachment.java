package labra.notes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A file that somebody attaches: its bytes, what they say that it is, and a name that harms nobody.
record Attachment(String name, Type type, byte[] bytes) {
    private static final int LONGEST_NAME = 100;

    /// What may be attached, by its first bytes.
    enum Type {
        PDF("application/pdf", "%PDF-"),
        JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
        PNG("image/png", "\u0089PNG\r\n\u001a\n");

        private final String wireName;
        private final byte[] start;

        Type(String wireName, String start) {
            this.wireName = wireName;
            this.start = start.getBytes(StandardCharsets.ISO_8859_1);
        }

        String wireName() {
            return wireName;
        }

        static Optional<Type> of(byte[] bytes) {
            return Arrays.stream(values())
                    .filter(type -> bytes.length > type.start.length
                            && Arrays.equals(bytes, 0, type.start.length, type.start, 0, type.start.length))
                    .findFirst();
        }

        /// As names end; JPEG has two endings.
        private String ending() {
            return this == JPEG ? ".jpg" : "." + name().toLowerCase(Locale.ROOT);
        }

        private boolean isEndingOf(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.endsWith(ending()) || this == JPEG && lower.endsWith(".jpeg");
        }
    }

    /// Nothing where it is none of the types.
    static Optional<Attachment> of(String written, byte[] bytes) {
        return Type.of(bytes).map(type -> new Attachment(named(written, type), type, bytes));
    }

    /// Without folders, without signs that a system could take for more than a name, and with the ending of its type.
    private static String named(String written, Type type) {
        String name = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} ._()-]", "_")
                .strip()
                .replaceFirst("^\\.+", "");
        String ending = type.isEndingOf(name) ? name.substring(name.lastIndexOf('.')) : type.ending();
        String stem = type.isEndingOf(name) ? name.substring(0, name.lastIndexOf('.')) : name;
        int end = stem.offsetByCodePoints(0, Math.min(LONGEST_NAME, stem.codePointCount(0, stem.length())));
        String kept = stem.substring(0, end).strip();
        return (kept.isEmpty() ? "adjunto" : kept) + ending;
    }
}
