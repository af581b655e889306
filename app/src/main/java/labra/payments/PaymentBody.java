package labra.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import labra.law.Word;
import org.jspecify.annotations.Nullable;

/// A payment on the wire. While it waits, `motivos` is what would be odd about it, and the sums what it would leave.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentBody(
        UUID id,
        @JsonProperty("multa_id") UUID fineId,
        @JsonProperty("estado") String state,
        @JsonProperty("importe") String amount,
        @JsonProperty("moneda") String currency,
        @JsonProperty("el") LocalDate on,
        @JsonProperty("medio") String means,
        @JsonProperty("comprobante") String receipt,
        @JsonProperty("registrado_por") String recorder,
        @JsonProperty("registrado_en") OffsetDateTime recordedAt,
        @JsonProperty("decidido_por") @Nullable String decider,
        @JsonProperty("decidido_en") @Nullable OffsetDateTime decidedAt,
        @JsonProperty("rechazo") @Nullable String refusal,
        @JsonProperty("motivos") @Nullable List<String> reasons,
        @JsonProperty("dejaria_saldo") @Nullable String open,
        @JsonProperty("dejaria_a_favor") @Nullable String credit,
        @JsonProperty("reversion") @Nullable Undo reversal) {

    /// What was asked for last to take it back.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Undo(
            @JsonProperty("estado") String state,
            @JsonProperty("motivo") String reason,
            @JsonProperty("pedida_por") String asker,
            @JsonProperty("pedida_en") OffsetDateTime askedAt,
            @JsonProperty("decidida_por") @Nullable String decider,
            @JsonProperty("decidida_en") @Nullable OffsetDateTime decidedAt,
            @JsonProperty("rechazo") @Nullable String refusal) {
        static Undo of(Reversal asked, ZoneId zone) {
            return new Undo(
                    asked.state(),
                    asked.reason(),
                    asked.asker(),
                    asked.askedAt().atZone(zone).toOffsetDateTime(),
                    asked.decider(),
                    moment(asked.decidedAt(), zone),
                    asked.refusal());
        }
    }

    static PaymentBody of(PaymentView view, ZoneId zone) {
        Payment row = view.row();
        PaymentView.Foresight ahead = view.foresight();
        Reversal reversal = view.reversal();
        return new PaymentBody(
                row.id(),
                row.fineId(),
                row.state(),
                row.money().toString(),
                row.currency(),
                row.paidOn(),
                row.means(),
                row.receipt(),
                row.recorder(),
                row.recordedAt().atZone(zone).toOffsetDateTime(),
                row.decider(),
                moment(row.decidedAt(), zone),
                row.refusal(),
                ahead == null ? null : ahead.reasons().stream().map(Word::word).toList(),
                ahead == null ? null : ahead.open().toString(),
                ahead == null ? null : ahead.credit().toString(),
                reversal == null ? null : Undo.of(reversal, zone));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
    }
}
