package labra.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.life.Chronicle;
import labra.life.Happening;
import labra.life.Life;
import labra.life.Reason;
import labra.life.Recorded;
import labra.life.Venue;
import org.jspecify.annotations.Nullable;

/// A fine's chronicle as it is kept, and what is added to it.
final class Kept {
    private final UUID fine;
    private final EventJson json;
    private final List<EventRow> rows;
    private final List<EventRow> added = new ArrayList<>();
    private Chronicle chronicle;

    Kept(UUID fine, Life beginning, List<EventRow> rows, EventJson json) {
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

    List<EventRow> added() {
        return added;
    }

    Optional<Recorded> find(UUID event) {
        return chronicle.events().stream()
                .filter(recorded -> recorded.happening().id().equals(event))
                .findFirst();
    }

    Recorded add(Happening happening, String actor, Venue venue) {
        chronicle = chronicle.with(happening, venue.law());
        Recorded recorded = chronicle.events().getLast();
        added.add(sealed(recorded, actor, venue.now().truncatedTo(ChronoUnit.MICROS)));
        return recorded;
    }

    /// Whether each digest fits what its event says and what came before it.
    boolean isWhole() {
        byte @Nullable [] previous = null;
        for (int i = 0; i < rows.size(); i++) {
            EventRow row = rows.get(i);
            Recorded recorded = chronicle.events().get(i);
            EventJson.Written written = json.write(recorded.happening().event());
            byte[] digest = Seal.of(previous, fine, recorded, written);
            if (!Arrays.equals(previous, row.previous()) || !Arrays.equals(digest, row.digest())) {
                return false;
            }
            previous = digest;
        }
        return true;
    }

    private EventRow sealed(Recorded recorded, String actor, Instant now) {
        Happening happening = recorded.happening();
        EventJson.Written written = json.write(happening.event());
        byte[] previous = previous();
        return new EventRow(
                fine,
                recorded.seq(),
                happening.id(),
                written.kind(),
                happening.on(),
                now,
                actor,
                written.payload(),
                recorded.verdict().word(),
                recorded.reasons().stream().map(Reason::word).toList(),
                previous,
                Seal.of(previous, fine, recorded, written));
    }

    private byte @Nullable [] previous() {
        if (!added.isEmpty()) {
            return added.getLast().digest();
        }
        return rows.isEmpty() ? null : rows.getLast().digest();
    }
}
