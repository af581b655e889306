package labra.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened to a record: who wrote it, when, and what was before and after.
public record History(List<Event> events) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What is of no interest to a reader: keys, counters, and what the moment of the event says already.
    public static final Set<String> UNTOLD = Set.of(
            "id",
            "version",
            "created_at",
            "updated_at",
            "digest",
            "received_at",
            "plate_as_written",
            "user_handle",
            "secret_digest",
            "forgotten");

    /// One write. `action` is insert, update or delete, `deed` the key of what somebody did by it; `kind` tells what
    /// kind of actor `who` is; `version` is the record's after it.
    public record Event(
            Instant at,
            String kind,
            String who,
            @Nullable String address,
            String action,
            String deed,
            int version,
            List<Change> changes,
            @Nullable String reason) {}

    /// A field of a write by its name, its value before and after.
    public record Change(
            String label, @Nullable String before, @Nullable String after) {}

    /// `names` has the names on the wire of columns that have another one there.
    public static History of(List<AuditTrail.Row> rows, Format format, Map<String, String> names) {
        return new History(rows.stream().map(row -> event(row, format, names)).toList());
    }

    /// The key of the word for a column.
    public static String word(String column, Map<String, String> names) {
        return Words.factKey(names.getOrDefault(column, column));
    }

    public boolean empty() {
        return events.isEmpty();
    }

    private static Event event(AuditTrail.Row row, Format format, Map<String, String> names) {
        Author author = Author.of(row.actor(), format.locale());
        JsonNode before = tree(row.before());
        JsonNode after = tree(row.after());
        return new Event(
                row.at(),
                author.kind(),
                author.who(),
                row.address(),
                row.action().toLowerCase(Locale.ROOT),
                Deed.of(row.subject(), row.action(), before, after),
                after.path("version").asInt(),
                changes(before, after, format, names),
                null);
    }

    /// The same history, with the reasons that were given for some versions.
    public History explained(Map<Integer, String> reasons) {
        return new History(events.stream()
                .map(event -> new Event(
                        event.at,
                        event.kind,
                        event.who,
                        event.address,
                        event.action,
                        event.deed,
                        event.version,
                        event.changes,
                        reasons.get(event.version)))
                .toList());
    }

    /// What differs between two images of a record, by the words of its columns.
    public static List<Change> changes(JsonNode before, JsonNode after, Format format, Map<String, String> columns) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String was = shown(before.path(name), format);
            String is = shown(after.path(name), format);
            if (!UNTOLD.contains(name) && !Objects.equals(was, is)) {
                changes.add(new Change(label(name, columns, format.locale()), was, is));
            }
        }
        return changes;
    }

    /// A column without a word of lists and forms has one of its own.
    private static String label(String column, Map<String, String> names, Locale locale) {
        return Stream.of(word(column, names), "column-" + column)
                .filter(key -> Words.has(locale, key))
                .findFirst()
                .map(key -> Words.text(locale, key))
                .orElse(column);
    }

    private static @Nullable String shown(JsonNode value, Format format) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return Words.text(format.locale(), value.booleanValue() ? "yes" : "no");
        }
        if (value.isTextual()) {
            return text(value.textValue(), format);
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(one -> Objects.requireNonNullElse(shown(one, format), ""))
                    .collect(Collectors.joining(", "));
        }
        return value.isNumber() ? format.number(value.decimalValue()) : value.toString();
    }

    private static String text(String value, Format format) {
        if (value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*")) {
            try {
                return format.exact(OffsetDateTime.parse(value).toInstant());
            } catch (DateTimeParseException notAMoment) {
                return value;
            }
        }
        return Stream.of("status-", "role-", "source-", "event-", "event-kind-", "payment-state-", "means-", "state-")
                .map(kind -> kind + value)
                .filter(key -> Words.has(format.locale(), key))
                .map(key -> Words.text(format.locale(), key))
                .findFirst()
                .orElse(value);
    }

    /// An image as the trail keeps it.
    public static JsonNode tree(@Nullable String json) {
        try {
            return json == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(json);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
