package labra.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody did by a write, as people say it: that a request was made, a fine validated, a token revoked. It is
/// read off the columns that changed; what has no name of its own is created, changed or removed.
public final class Deed {
    private static final Set<String> REQUESTS =
            Set.of("annulment", "payment_reversal", "privacy_request", "requested_change");

    private static final List<Turn> TURNS = List.of(
            new Turn("status", "VALIDATED", "validate"),
            new Turn("status", "VOIDED", "annul"),
            new Turn("confirmed", "true", "confirm"),
            new Turn("confirmed", "false", "refuse"),
            new Turn("state", "CONFIRMADO", "confirm"),
            new Turn("state", "RECHAZADO", "refuse"),
            new Turn("state", "SENT", "send"),
            new Turn("decision", "REGISTERED", "confirm"),
            new Turn("decision", "DISCARDED", "refuse"),
            new Turn("approved_at", null, "approve"),
            new Turn("revoked_at", null, "revoke"),
            new Turn("undone_at", null, "undo"),
            new Turn("withdrawn_at", null, "withdraw"));

    private Deed() {}

    /// A column that comes to say something, or anything at all, and what was done by that.
    private record Turn(String column, @Nullable String value, String deed) {
        private boolean happened(JsonNode before, JsonNode after) {
            JsonNode now = after.path(column);
            return !now.isMissingNode()
                    && !now.isNull()
                    && !now.equals(before.path(column))
                    && (value == null || value.equals(now.asText()));
        }
    }

    /// The key of the word, after `did-`.
    public static String of(String subject, String action, JsonNode before, JsonNode after) {
        if (action.equals("INSERT")) {
            return added(subject, after);
        }
        if (action.equals("UPDATE")) {
            return TURNS.stream()
                    .filter(turn -> turn.happened(before, after))
                    .map(Turn::deed)
                    .findFirst()
                    .orElse("update");
        }
        return action.toLowerCase(Locale.ROOT);
    }

    private static String added(String subject, JsonNode after) {
        if (REQUESTS.contains(subject)) {
            return "ask";
        }
        return after.has("proposed_by") && after.path("approved_at").isNull() ? "propose" : "insert";
    }
}
