package labra.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import labra.law.Money;
import labra.law.Word;
import labra.life.DatedEvent;
import labra.life.LifeEvent;
import labra.life.Means;
import labra.life.Receipt;
import org.jspecify.annotations.Nullable;

/// A payment as the table keeps it; `id` is that of the event that it becomes.
public record Payment(
        UUID id,
        UUID fineId,
        String plate,
        BigDecimal amount,
        String currency,
        LocalDate paidOn,
        String means,
        String receipt,
        String state,
        long recordedBy,
        String recorder,
        Instant recordedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String refusal) {

    public Money money() {
        return new Money(amount, Currency.getInstance(currency));
    }

    public boolean waiting() {
        return is(PaymentState.WAITING);
    }

    public boolean confirmed() {
        return is(PaymentState.CONFIRMED);
    }

    private boolean is(PaymentState wanted) {
        return state.equals(wanted.word());
    }

    DatedEvent event() {
        Receipt proof = new Receipt(Word.of(Means.class, means), receipt);
        return new DatedEvent(id, paidOn, LifeEvent.Paid.of(money(), proof));
    }

    boolean says(UUID fine, NewPayment told) {
        return fineId.equals(fine)
                && amount.compareTo(told.amount()) == 0
                && paidOn.equals(told.on())
                && means.equals(told.receipt().means().word())
                && receipt.equals(told.receipt().number());
    }
}
