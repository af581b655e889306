package labra.console;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Why a command cannot do what it was asked, said so that a person knows what to do next.
public final class ConsoleProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// The text of the message bundle under that key, with its arguments in place.
    public ConsoleProblem(String key, @Nullable Object... arguments) {
        super(Texts.text(key, arguments));
    }

    public ConsoleProblem(Throwable cause, String key, @Nullable Object... arguments) {
        super(Texts.text(key, arguments), cause);
    }
}
