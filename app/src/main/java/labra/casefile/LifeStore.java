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
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.Life;
import labra.money.Entry;
import labra.money.LedgerAccount;
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
    private final LegalContext context;
    private final EventJson json;

    LifeStore(Handle handle, LegalContext context) {
        this.rows = handle.attach(LifeRows.class);
        this.context = context;
        this.json = new EventJson(context.currency());
    }

    /// The chronicles of fines that nobody else may tell of until the transaction ends.
    Map<UUID, StoredChronicle> lock(Collection<UUID> fines) {
        UUID[] ids = fines.toArray(UUID[]::new);
        return kept(rows.lock(ids), ids);
    }

    Map<UUID, StoredChronicle> read(Collection<UUID> fines) {
        UUID[] ids = fines.toArray(UUID[]::new);
        return kept(rows.beginnings(ids), ids);
    }

    private Map<UUID, StoredChronicle> kept(List<LifeRows.Beginning> beginnings, UUID[] ids) {
        Map<UUID, List<EventRow>> events = rows.events(ids).stream().collect(Collectors.groupingBy(EventRow::fineId));
        Map<UUID, StoredChronicle> kept = new LinkedHashMap<>();
        for (LifeRows.Beginning fine : beginnings) {
            Life begun =
                    Life.begun(context.day(fine.committedAt()), context.day(fine.receivedAt()), context.currency());
            kept.put(fine.id(), new StoredChronicle(fine.id(), begun, events.getOrDefault(fine.id(), List.of()), json));
        }
        return kept;
    }

    /// Events, what they post, and what they come to.
    void write(Collection<StoredChronicle> fines) {
        if (fines.isEmpty()) {
            return;
        }
        rows.add(written(fines.stream().flatMap(fine -> fine.added().stream()).toList()));
        post(fines);
        project(fines);
    }

    /// Posts what events come to by now that they did not when they were told.
    void recount(Collection<StoredChronicle> fines) {
        if (!fines.isEmpty()) {
            post(fines);
            project(fines);
        }
    }

    void project(Collection<StoredChronicle> fines) {
        rows.project(written(fines.stream()
                .map(fine -> LifeRow.of(fine.id(), fine.chronicle(), context))
                .toList()));
    }

    /// What was posted so far, by event.
    Map<UUID, Entry> posted(Collection<UUID> fines) {
        return rows.posted(fines.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(
                        LifeRows.Posted::eventId, Collectors.collectingAndThen(Collectors.toList(), this::entry)));
    }

    private void post(Collection<StoredChronicle> fines) {
        Map<UUID, Entry> posted = posted(fines.stream().map(StoredChronicle::id).toList());
        List<PostingRow> due = fines.stream()
                .flatMap(fine -> fine.chronicle().told(context.law()).stream()
                        .flatMap(told -> due(
                                fine, told, posted.get(told.recorded().dated().id()))))
                .toList();
        if (!due.isEmpty()) {
            rows.post(written(due));
        }
    }

    /// What an event comes to, less what is posted for it: a fact of an earlier day takes back what it undid.
    private Stream<PostingRow> due(StoredChronicle fine, Chronicle.Told told, @Nullable Entry before) {
        UUID event = told.recorded().dated().id();
        String key = before == null ? event.toString() : event + "/" + fine.cause();
        Entry missing =
                before == null ? told.outcome().entry() : told.outcome().entry().and(before.mirrored());
        return missing.summed().postings().stream().map(posting -> row(key, fine.id(), told, posting));
    }

    private PostingRow row(String key, UUID fine, Chronicle.Told told, Posting posting) {
        DatedEvent dated = told.recorded().dated();
        return new PostingRow(
                key,
                context.now(),
                dated.on(),
                json.write(dated.event()).kind(),
                dated.id(),
                fine,
                posting.account().word(),
                posting.amount().amount());
    }

    private Entry entry(List<LifeRows.Posted> posted) {
        return new Entry(posted.stream()
                .map(sum -> new Posting(
                        Word.of(LedgerAccount.class, sum.account()), new Money(sum.amount(), context.currency())))
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
