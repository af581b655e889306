package labra.auditing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import labra.pages.Format;
import labra.pages.History;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;

/// A row of the trail as its own page shows it: each of its records before and after, and where in the log it is
/// sealed.
public record TrailView(
        TrailEntry entry, String deed, @Nullable Long firstLeaf, List<OneRecord> records, long more) {
    static final int MOST = 100;

    /// One record: its id, where it is to be seen, the officer of a fine that came in a group, and what changed.
    public record OneRecord(
            @Nullable String id,
            @Nullable String href,
            @Nullable String officer,
            List<History.Change> changes) {}

    static TrailView of(TrailEntry entry, Database database, List<String> columns, Format format, Places places) {
        return database.read(TrailRows.class, rows -> {
            List<String> contents = rows.contents(entry.id(), MOST);
            List<TrailEntry.Told> told = contents.isEmpty()
                    ? List.of(entry.told(columns))
                    : contents.stream()
                            .map(said -> TrailEntry.Told.of(said, entry.action().equals("DELETE"), columns))
                            .toList();
            Map<Long, String> badges = entry.subject().equals("fine") ? rows.badges(officers(told)) : Map.of();
            List<OneRecord> records = told.stream()
                    .map(one -> record(entry, one, badges, format, places))
                    .toList();
            return new TrailView(
                    entry,
                    entry.deed(columns),
                    rows.firstLeaf(entry.id()).orElse(null),
                    records,
                    Math.max(0, entry.records() - records.size()));
        });
    }

    private static OneRecord record(
            TrailEntry entry, TrailEntry.Told told, Map<Long, String> badges, Format format, Places places) {
        String id = entry.subjectId() != null ? entry.subjectId() : told.id();
        return new OneRecord(
                id,
                entry.action().equals("DELETE") ? null : places.of(entry.subject(), id),
                officer(told.after()) instanceof Long officer ? badges.get(officer) : null,
                told.changes(format));
    }

    private static Long[] officers(List<TrailEntry.Told> told) {
        return told.stream()
                .flatMap(one -> Stream.of(officer(one.before()), officer(one.after())))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
    }

    private static @Nullable Long officer(JsonNode image) {
        return image.hasNonNull("officer_id") ? image.path("officer_id").asLong() : null;
    }
}
