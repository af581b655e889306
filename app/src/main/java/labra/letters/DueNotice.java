package labra.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.jspecify.annotations.Nullable;

/// A notice with all that its mail is made of, as the registers have it now. `earlier` are the facts, as JSON, by which
/// the recipient was last told of the fine; only notices of its changes have them.
public record DueNotice(
        long id,
        NoticeKind kind,
        NoticeRole role,
        @Nullable Long personId,
        int attempts,
        int doubts,
        Instant createdAt,
        @Nested @Nullable Recipient recipient,
        @Nested @Nullable Told fine,
        @Nested @Nullable Happened happened,
        @Nullable String earlier) {

    /// Who gets it; nobody when the person or the officer is not there any more.
    public record Recipient(
            @PropagateNull long recipientId,
            String name,
            String email,
            String language,
            boolean objects,
            boolean bounced) {}

    /// The fine it tells of.
    public record Told(
            @PropagateNull UUID fineId,
            @Nullable String plate,
            String plateAsWritten,
            Instant committedAt,
            Instant receivedAt,
            String comments,
            @Nullable String place,
            @Nullable String number,
            String status,
            @Nullable String offenceCode,
            @Nullable String offence,
            @Nullable BigDecimal fixedUnits,
            String badge,
            @Nullable String balance) {}

    /// What happened to the account that it tells of; `address` is where from.
    public record Happened(
            @PropagateNull String event,
            String username,
            @Nullable String eventAddress) {}

    public Purpose purpose() {
        return Purpose.of(kind, role);
    }

    /// Whether there is still somebody to tell, and something to tell them.
    public boolean isMeant() {
        if (recipient == null) {
            return false;
        }
        return switch (kind) {
            case REPORT, CHECKPOINT, SUMMARY -> true;
            case SECURITY -> happened != null;
            case COURTESY, LEGAL, CORRECTION -> fine != null && !fine.status().equals("VOIDED");
            case ANNULMENT -> fine != null;
        };
    }

    /// Whether it tells what became of a fine that its recipient knows.
    public boolean isChange() {
        return kind == NoticeKind.CORRECTION || kind == NoticeKind.ANNULMENT;
    }

    public boolean isUnwanted() {
        return kind.isCourtesy() && recipient != null && recipient.objects();
    }
}
