package labra.trail.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A text and its signatures (C2SP signed-note). Signatures of keys that one does not know are passed over.
public record Note(String text, String signatures) {
    private static final String DASH = "— ";

    public Note {
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new IllegalArgumentException("not a signed note");
        }
    }

    public static Note of(String written) {
        int end = written.lastIndexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("not a signed note");
        }
        return new Note(written.substring(0, end + 1), written.substring(end + 2));
    }

    public static Note signed(String text, NoteKey key, byte[] signature) {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(key.id());
        named.writeBytes(signature);
        return new Note(text, DASH + key.name() + " " + Base64.getEncoder().encodeToString(named.toByteArray()) + "\n");
    }

    public String written() {
        return text + "\n" + signatures;
    }

    public boolean isSignedBy(NoteKey key) {
        String start = DASH + key.name() + " ";
        return signatures.lines().filter(line -> line.startsWith(start)).anyMatch(line -> holds(line, start, key));
    }

    private boolean holds(String line, String start, NoteKey key) {
        try {
            byte[] named = Base64.getDecoder().decode(line.substring(start.length()));
            byte[] id = key.id();
            return named.length > id.length
                    && Arrays.equals(id, Arrays.copyOf(named, id.length))
                    && key.verifies(
                            text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(named, id.length, named.length));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
