package labra.web;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells a bug from a database that is unreachable or overloaded, after which the caller may try again.
public final class Outages {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private Outages() {}

    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql.getSQLState(), sql.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /// Classes 08 (connection), 53 (resources), 57P (shutdown), 40 (rolled back by the server); the pool's own time-out
    /// has no state.
    private static boolean isOutage(@Nullable String state, @Nullable String message) {
        if (state == null) {
            return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("40");
    }

    public static Refusal refusal() {
        return Problem.OVERLOADED.refusal().retryAfter(PAUSE);
    }
}
