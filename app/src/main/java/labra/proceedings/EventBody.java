package labra.proceedings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import labra.law.Money;
import labra.life.Reason;
import labra.life.Receipt;
import org.jspecify.annotations.Nullable;

/// An event on the wire.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBody(
        UUID id,
        int seq,
        @JsonProperty("tipo") String kind,
        @JsonProperty("el") LocalDate on,
        @JsonProperty("registrado_en") OffsetDateTime recordedAt,
        @JsonProperty("registrado_por") String actor,
        @JsonProperty("veredicto") String verdict,
        @JsonProperty("motivos") List<String> reasons,
        @JsonProperty("importe") @Nullable String amount,
        @JsonProperty("prueba") @Nullable String proof,
        @JsonProperty("a_favor") @Nullable Boolean upheld,
        @JsonProperty("hito") @Nullable String milestone,
        @JsonProperty("regla") @Nullable String rule,
        @JsonProperty("medio") @Nullable String means,
        @JsonProperty("comprobante") @Nullable String receipt,
        @JsonProperty("porque") @Nullable String why) {

    static EventBody of(EventView event, ZoneId zone) {
        EventView.Details details = event.details();
        Money amount = details.amount();
        Receipt receipt = details.receipt();
        return new EventBody(
                event.id(),
                event.seq(),
                event.kind(),
                event.on(),
                event.recordedAt().atZone(zone).toOffsetDateTime(),
                event.who(),
                event.verdict().word(),
                event.reasons().stream().map(Reason::word).toList(),
                amount == null ? null : amount.toString(),
                details.proof(),
                details.upheld(),
                details.milestone() == null ? null : details.milestone().word(),
                details.rule(),
                receipt == null ? null : receipt.means().word(),
                receipt == null ? null : receipt.number(),
                details.why());
    }
}
