package labra.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import labra.law.Milestone;
import labra.law.Money;
import labra.money.LedgerAccount;
import org.jspecify.annotations.Nullable;

/// Everything that happens to a fine. Facts happened and are always kept; acts are the town's and can be refused.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = LifeEvent.KIND)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @Type(value = LifeEvent.Validated.class, name = "VALIDACION"),
    @Type(value = LifeEvent.NoticeSent.class, name = "ENVIO"),
    @Type(value = LifeEvent.RuleApplied.class, name = "REGLA"),
    @Type(value = LifeEvent.HearingSet.class, name = "AUDIENCIA"),
    @Type(value = LifeEvent.Sentenced.class, name = "SENTENCIA"),
    @Type(value = LifeEvent.SentToCollection.class, name = "APREMIO"),
    @Type(value = LifeEvent.PlanGranted.class, name = "PLAN"),
    @Type(value = LifeEvent.Refunded.class, name = "DEVOLUCION"),
    @Type(value = LifeEvent.Annulled.class, name = "ANULACION"),
    @Type(value = LifeEvent.Notified.class, name = "NOTIFICACION"),
    @Type(value = LifeEvent.NoticeFailed.class, name = "NOTIFICACION_FALLIDA"),
    @Type(value = LifeEvent.EdictPublished.class, name = "EDICTO"),
    @Type(value = LifeEvent.AppealFiled.class, name = "DESCARGO"),
    @Type(value = LifeEvent.AppealForwarded.class, name = "ELEVACION"),
    @Type(value = LifeEvent.AppealDecided.class, name = "RESULTADO"),
    @Type(value = LifeEvent.DecisionNotified.class, name = "RESULTADO_NOTIFICADO"),
    @Type(value = LifeEvent.TakenToCourt.class, name = "APELACION"),
    @Type(value = LifeEvent.Paid.class, name = "PAGO"),
    @Type(value = LifeEvent.PaymentReversed.class, name = "PAGO_REVERTIDO"),
    @Type(value = LifeEvent.ValidationTakenBack.class, name = "VALIDACION_REVERTIDA"),
    @Type(value = LifeEvent.Noted.class, name = "HITO"),
})
public sealed interface LifeEvent {
    String KIND = "tipo";

    /// What the town decides: refused, with a reason, where the law does not allow it.
    sealed interface Act extends LifeEvent {}

    /// What happened in the world: always kept.
    sealed interface Fact extends LifeEvent {}

    /// The fine is valid, and costs this amount.
    record Validated(
            @JsonProperty("importe") Money amount,
            @JsonProperty("base") @Nullable AmountBasis basis) implements Act {}

    record NoticeSent(@JsonProperty("gastos") Money expenses) implements Act {}

    /// A rule's effect, by the rule's code; the rule says how much.
    record RuleApplied(@JsonProperty("regla") String code) implements Act {}

    record HearingSet() implements Act {}

    /// A sentence to an amount, or an acquittal.
    record Sentenced(
            @JsonProperty("absuelta") boolean acquitted,
            @JsonProperty("importe") @Nullable Money amount) implements Act {}

    record SentToCollection() implements Act {}

    record PlanGranted() implements Act {}

    record Refunded(@JsonProperty("importe") Money amount) implements Act {}

    record Annulled() implements Act {}

    /// With what proves it: a receipt, a tracking number.
    record Notified(@JsonProperty("prueba") @Nullable String proof) implements Fact {
        public Notified() {
            this(null);
        }
    }

    record NoticeFailed(@JsonProperty("prueba") @Nullable String proof) implements Fact {
        public NoticeFailed() {
            this(null);
        }
    }

    /// With the number and the date of the bulletin.
    record EdictPublished(@JsonProperty("prueba") @Nullable String proof) implements Fact {
        public EdictPublished() {
            this(null);
        }
    }

    record AppealFiled() implements Fact {}

    /// The appeal was sent to the authority that decides it, which may already be known to uphold it.
    record AppealForwarded(@JsonProperty("a_favor") boolean upheld) implements Fact {}

    record AppealDecided(@JsonProperty("a_favor") boolean upheld) implements Fact {}

    record DecisionNotified() implements Fact {}

    record TakenToCourt(@JsonProperty("a_favor") boolean upheld) implements Fact {}

    /// Money came in; it may differ from the sums that were reported with it. What was paid by hand has a receipt.
    record Paid(
            @JsonProperty("importe") Money amount,
            @JsonProperty("suma") boolean addsUp,
            @JsonProperty("recibo") @Nullable Receipt receipt)
            implements Fact {
        public static Paid of(Money amount) {
            return new Paid(amount, true, null);
        }

        public static Paid of(Money amount, Receipt receipt) {
            return new Paid(amount, true, receipt);
        }

        LedgerAccount account() {
            return receipt == null ? LedgerAccount.IN_TRANSIT : receipt.means().account();
        }
    }

    /// Money went back. Where it names a payment, that payment never counted; else it is so much less.
    record PaymentReversed(
            @JsonProperty("importe") Money amount,
            @JsonProperty("pago") @Nullable UUID payment,
            @JsonProperty("porque") @Nullable String why)
            implements Fact {
        public static PaymentReversed of(Money amount) {
            return new PaymentReversed(amount, null, null);
        }
    }

    /// A validation was taken back before anything followed from it: it never counted.
    record ValidationTakenBack(
            @JsonProperty("validacion") UUID validation,
            @JsonProperty("porque") String why) implements Fact {}

    /// Anything else that a rule counts from or waits for.
    record Noted(@JsonProperty("hito") Milestone milestone) implements Fact {}
}
