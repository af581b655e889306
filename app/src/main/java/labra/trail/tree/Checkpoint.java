package labra.trail.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How large a log is and what it comes to: the text that is signed (C2SP tlog-checkpoint).
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        if (origin.isBlank() || origin.contains("\n") || size < 0 || root.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("not a checkpoint");
        }
    }

    /// Reads the text; further lines are extensions and mean nothing here.
    public static Checkpoint of(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && size == that.size
                && origin.equals(that.origin)
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }
}
