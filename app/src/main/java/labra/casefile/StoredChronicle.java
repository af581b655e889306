package labra.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.life.Chronicle;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.Life;
import labra.life.Reason;
import labra.life.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// The chronicle of a fine as the table keeps it, and the events that are added to it.
final class StoredChronicle {
    private final UUID fine;
    private final EventJson json;
    private final List<EventRow> rows;
    private final List<EventRow> added = new ArrayList<>();
    private Chronicle chronicle;

    StoredChronicle(UUID fine, Life beginning, List<EventRow> rows, EventJson json) {
        this.fine = fine;
        this.json = json;
        this.rows = rows;
        this.chronicle = new Chronicle(
                beginning, rows.stream().map(row -> row.recorded(json)).toList());
    }

    UUID id() {
        return fine;
    }

    boolean isChanged() {
        return !added.isEmpty();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /// As it was read.
    CaseFile file() {
        return new CaseFile(chronicle, rows);
    }

    List<EventRow> added() {
        return added;
    }

    /// What brings about postings that events before it did not have: the latest event, or a count that became
    /// possible.
    UUID cause() {
        return added.isEmpty() ? UUID.randomUUID() : added.getLast().id();
    }

    Optional<RecordedEvent> find(UUID event) {
        return chronicle.events().stream()
                .filter(recorded -> recorded.dated().id().equals(event))
                .findFirst();
    }

    RecordedEvent add(DatedEvent dated, String actor, LegalContext context) {
        chronicle = chronicle.with(dated, context.law());
        RecordedEvent recorded = chronicle.events().getLast();
        added.add(sealed(recorded, actor, context.now().truncatedTo(ChronoUnit.MICROS)));
        return recorded;
    }

    /// Whether each digest fits what its event says and what came before it.
    boolean isWhole() {
        byte @Nullable [] previous = null;
        for (int i = 0; i < rows.size(); i++) {
            EventRow row = rows.get(i);
            RecordedEvent recorded = chronicle.events().get(i);
            EventJson.Written written = json.write(recorded.dated().event());
            byte[] digest = HashChain.of(previous, fine, recorded, written);
            if (!Arrays.equals(previous, row.previous()) || !Arrays.equals(digest, row.digest())) {
                return false;
            }
            previous = digest;
        }
        return true;
    }

    private EventRow sealed(RecordedEvent recorded, String actor, Instant now) {
        DatedEvent dated = recorded.dated();
        EventJson.Written written = json.write(dated.event());
        byte[] previous = previous();
        return new EventRow(
                fine,
                recorded.seq(),
                dated.id(),
                written.kind(),
                dated.on(),
                now,
                actor,
                written.payload(),
                recorded.verdict().word(),
                recorded.reasons().stream().map(Reason::word).toList(),
                previous,
                HashChain.of(previous, fine, recorded, written));
    }

    private byte @Nullable [] previous() {
        if (!added.isEmpty()) {
            return added.getLast().digest();
        }
        return rows.isEmpty() ? null : rows.getLast().digest();
    }
}
