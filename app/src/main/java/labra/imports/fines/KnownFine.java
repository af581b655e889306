package labra.imports.fines;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a fine that was there before a row, or that an earlier row of the batch brought.
public record KnownFine(
        UUID id,
        @Nullable String number,
        @Nullable String plate,
        Instant committedAt,
        String status,
        int version,
        @Nullable Long importRunId,
        boolean undone) {
    boolean voided() {
        return status.equals("VOIDED");
    }

    /// Nobody has decided anything about it.
    boolean isAsLoaded() {
        return status.equals("ISSUED") && version == 1;
    }

    /// The same number on another car is not the same fine.
    boolean contradicts(ReadFine said) {
        return plate == null || said.plate() == null
                ? !committedAt.equals(said.committedAt())
                : !plate.equals(said.plate());
    }

    /// An annulled fine of the same number, car and moment.
    boolean isAnnulled(ReadFine said) {
        return voided() && !contradicts(said) && committedAt.equals(said.committedAt());
    }

    KnownFine as(String newStatus) {
        return new KnownFine(id, number, plate, committedAt, newStatus, version, importRunId, undone);
    }

    /// As people name it.
    String named() {
        return number == null ? id.toString() : number + " (" + id + ")";
    }
}
