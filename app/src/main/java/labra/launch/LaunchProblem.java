package labra.launch;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Why Labra cannot start or a command cannot run, said so that a person knows what to do next.
public final class LaunchProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// The text of the message bundle under that key, with its arguments in place.
    public LaunchProblem(String key, @Nullable Object... arguments) {
        super(Texts.text(key, arguments));
    }

    LaunchProblem(Throwable cause, String key, @Nullable Object... arguments) {
        super(Texts.text(key, arguments), cause);
    }
}
