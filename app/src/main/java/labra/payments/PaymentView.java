package labra.payments;

import java.util.List;
import labra.law.Money;
import labra.life.Reason;
import org.jspecify.annotations.Nullable;

/// A payment, the latest that was asked for to take it back, and, while it waits, what its confirmation would come to.
public record PaymentView(
        Payment row, @Nullable Reversal reversal, @Nullable Foresight foresight) {

    /// What would be odd about it, and what would be left to pay or be owed to the person.
    public record Foresight(List<Reason> reasons, Money open, Money credit) {}

    /// Whether somebody may ask to take it back.
    public boolean reversible() {
        return row.confirmed() && (reversal == null || !reversal.waiting());
    }

    public boolean reversing() {
        return reversal != null && reversal.waiting();
    }
}
