package labra.trail;

import java.io.Serial;
import labra.console.Texts;
import org.jspecify.annotations.Nullable;

/// Where the trail, the log or a table first says something else than it should, in words.
final class Divergence extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String kind;

    Divergence(String kind, @Nullable Object... details) {
        super(Texts.text("audit." + kind, details));
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
