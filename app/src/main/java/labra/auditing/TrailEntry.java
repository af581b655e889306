package labra.auditing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import labra.pages.Author;
import labra.pages.Deed;
import labra.pages.Format;
import labra.pages.History;
import labra.pages.Words;
import labra.web.lists.PageRequest.Sort;
import org.jspecify.annotations.Nullable;

/// A row of the trail as its list shows it. One row may tell of many records: then `records` says of how many, and what
/// each of them says is read on its own page alone; of a single one `said` has it.
public record TrailEntry(
        long id,
        Instant at,
        String actor,
        @Nullable String address,
        @Nullable String session,
        String action,
        String subject,
        @Nullable String subjectId,
        long records,
        @Nullable String before,
        @Nullable String after,
        @Nullable String said) {
    static final String COLUMNS = """
            a.id, a.at, a.actor, a.address, a.session, a.action, a.subject, a.subject_id,
            coalesce(length(a.leaves) / 32, 1) AS records, a.before::text AS before, a.after::text AS after,
            CASE WHEN length(a.leaves) = 32 THEN a.contents[1] END AS said
            """;
    static final String TABLES = "audit a";

    static final Map<String, Sort> SORTS = Map.of("hora", new Sort("hora", "a.at", "timestamptz"));

    private static final int SUMMARY = 6;

    public Author by(Locale locale) {
        return Author.of(actor, locale);
    }

    /// Of a single record what was before and after; `columns` are those of new fines.
    Told told(List<String> columns) {
        return said == null
                ? new Told(History.tree(before), History.tree(after))
                : Told.of(said, action.equals("DELETE"), columns);
    }

    /// The key of what was done.
    String deed(List<String> columns) {
        if (records != 1) {
            return TrailAction.key(action);
        }
        Told told = told(columns);
        return "did-" + Deed.of(subject, action, told.before(), told.after());
    }

    /// The record's id, where the row is about one.
    public @Nullable String record(List<String> columns) {
        if (subjectId != null || records != 1) {
            return subjectId;
        }
        return told(columns).id();
    }

    String recordText(Locale locale, List<String> columns) {
        String record = record(columns);
        return record != null ? record : Words.text(locale, "trail-records", records);
    }

    /// The first of what changed, in words.
    String summary(Format format, List<String> columns) {
        if (records != 1) {
            return "";
        }
        return told(columns).changes(format).stream()
                .limit(SUMMARY)
                .map(change -> change.label() + ": " + shown(change.before()) + " → " + shown(change.after()))
                .collect(Collectors.joining(" · "));
    }

    private static String shown(@Nullable String value) {
        return value == null ? "—" : value;
    }

    /// An image before and after a write.
    record Told(JsonNode before, JsonNode after) {
        private static final int NUMBER = 36;

        /// What a row of the trail says of one of its records: a random number and the image.
        static Told of(String said, boolean removed, List<String> columns) {
            JsonNode nothing = History.tree(null);
            JsonNode image = image(said, columns);
            return removed ? new Told(image, nothing) : new Told(nothing, image);
        }

        private static JsonNode image(String said, List<String> columns) {
            if (said.length() < NUMBER) {
                return History.tree(null);
            }
            String text = said.substring(NUMBER);
            if (text.startsWith("(")) {
                return labra.pages.RecordText.read(text, columns);
            }
            return text.startsWith("{") ? History.tree(text) : History.tree(null);
        }

        @Nullable
        String id() {
            JsonNode image = after.isEmpty() ? before : after;
            return image.hasNonNull("id") ? image.path("id").asText() : null;
        }

        List<History.Change> changes(Format format) {
            return History.changes(before, after, format, Map.of());
        }
    }
}
