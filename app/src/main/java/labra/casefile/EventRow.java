package labra.casefile;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import labra.law.Word;
import labra.life.DatedEvent;
import labra.life.Reason;
import labra.life.RecordedEvent;
import labra.life.Verdict;
import org.jspecify.annotations.Nullable;

/// An event as the table keeps it.
public record EventRow(
        UUID fineId,
        int seq,
        UUID id,
        String kind,
        LocalDate happenedOn,
        Instant recordedAt,
        String actor,
        @JsonRawValue String payload,
        String verdict,
        List<String> reasons,
        byte @Nullable [] previous,
        byte[] digest) {

    RecordedEvent recorded(EventJson json) {
        DatedEvent dated = new DatedEvent(id, happenedOn, json.read(new EventJson.Written(kind, payload)));
        return new RecordedEvent(
                seq,
                dated,
                Word.of(Verdict.class, verdict),
                reasons.stream().map(reason -> Word.of(Reason.class, reason)).toList());
    }
}
