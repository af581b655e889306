package labra.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.law.Money;
import labra.law.Word;
import labra.life.Chronicle;
import labra.life.Happening;
import labra.life.Life;
import labra.life.Venue;
import labra.money.Account;
import labra.money.Entry;
import labra.money.Posting;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads chronicles out of PostgreSQL and writes what they come to.
final class LifeStore {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final LifeRows rows;
    private final Venue venue;
    private final EventJson json;

    LifeStore(Handle handle, Venue venue) {
        this.rows = handle.attach(LifeRows.class);
        this.venue = venue;
        this.json = new EventJson(venue.currency());
    }

    /// The chronicles of fines that nobody else may tell of until the transaction ends.
    Map<UUID, Kept> lock(Collection<UUID> fines) {
        UUID[] ids = fines.toArray(UUID[]::new);
        return kept(rows.lock(ids), ids);
    }

    Map<UUID, Kept> read(Collection<UUID> fines) {
        UUID[] ids = fines.toArray(UUID[]::new);
        return kept(rows.beginnings(ids), ids);
    }

    private Map<UUID, Kept> kept(List<LifeRows.Beginning> beginnings, UUID[] ids) {
        Map<UUID, List<EventRow>> events = rows.events(ids).stream().collect(Collectors.groupingBy(EventRow::fineId));
        Map<UUID, Kept> kept = new LinkedHashMap<>();
        for (LifeRows.Beginning fine : beginnings) {
            Life begun = Life.begun(venue.day(fine.committedAt()), venue.day(fine.receivedAt()), venue.currency());
            kept.put(fine.id(), new Kept(fine.id(), begun, events.getOrDefault(fine.id(), List.of()), json));
        }
        return kept;
    }

    /// Events, what they post, and what they come to.
    void write(Collection<Kept> fines) {
        if (fines.isEmpty()) {
            return;
        }
        rows.add(written(fines.stream().flatMap(fine -> fine.added().stream()).toList()));
        post(fines);
        project(fines);
    }

    void project(Collection<Kept> fines) {
        rows.project(written(fines.stream()
                .map(fine -> LifeRow.of(fine.id(), fine.chronicle(), venue))
                .toList()));
    }

    /// What was posted so far, by event.
    Map<UUID, Entry> posted(Collection<UUID> fines) {
        return rows.posted(fines.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(
                        LifeRows.Posted::eventId, Collectors.collectingAndThen(Collectors.toList(), this::entry)));
    }

    private void post(Collection<Kept> fines) {
        Map<UUID, Entry> posted = posted(fines.stream().map(Kept::id).toList());
        List<PostingRow> due = fines.stream()
                .flatMap(fine -> fine.chronicle().told(venue.law()).stream()
                        .flatMap(told -> due(
                                fine,
                                told,
                                posted.get(told.recorded().happening().id()))))
                .toList();
        if (!due.isEmpty()) {
            rows.post(written(due));
        }
    }

    /// What an event comes to, less what is posted for it: a fact of an earlier day takes back what it undid.
    private Stream<PostingRow> due(Kept fine, Chronicle.Told told, @Nullable Entry before) {
        UUID event = told.recorded().happening().id();
        String key = before == null
                ? event.toString()
                : event + "/" + fine.added().getLast().id();
        Entry missing =
                before == null ? told.step().entry() : told.step().entry().and(before.mirrored());
        return missing.summed().postings().stream().map(posting -> row(key, fine.id(), told, posting));
    }

    private PostingRow row(String key, UUID fine, Chronicle.Told told, Posting posting) {
        Happening happening = told.recorded().happening();
        return new PostingRow(
                key,
                venue.now(),
                happening.on(),
                json.write(happening.event()).kind(),
                happening.id(),
                fine,
                posting.account().word(),
                posting.amount().amount());
    }

    private Entry entry(List<LifeRows.Posted> posted) {
        return new Entry(posted.stream()
                .map(sum ->
                        new Posting(Word.of(Account.class, sum.account()), new Money(sum.amount(), venue.currency())))
                .toList());
    }

    private static String written(List<?> rows) {
        try {
            return ROWS.writeValueAsString(rows);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
