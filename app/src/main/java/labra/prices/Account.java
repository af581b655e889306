package labra.prices;

import java.util.Optional;
import labra.law.Money;
import org.jspecify.annotations.Nullable;

/// What was paid of a fine, what is left to pay, what is owed to the person, and the law's word for where it stands.
public record Account(
        Money paid, Money left, Money credit, @Nullable String state) {

    /// Nothing where there is neither a price nor an account.
    static Optional<Account> of(Owed owed, @Nullable Balance balance) {
        if (balance == null) {
            return owed instanceof Owed.Charge charge ? Optional.of(unpaid(charge.amount())) : Optional.empty();
        }
        return Optional.of(
                owed instanceof Owed.Charge charge && !balance.isCharged()
                        ? beforehand(charge, balance)
                        : new Account(balance.paid(), balance.open(), balance.credit(), state(owed, balance)));
    }

    private static Account unpaid(Money amount) {
        return new Account(amount.zero(), amount, amount.zero(), null);
    }

    /// What was paid before the fine was validated will settle it then.
    private static Account beforehand(Owed.Charge charge, Balance balance) {
        Money none = charge.amount().zero();
        Money left = charge.amount().minus(balance.paid());
        return new Account(balance.paid(), left.max(none), left.negated().max(none), state(charge, balance));
    }

    /// The state is of the day of the latest event; a discount may have ended since.
    private static String state(Owed owed, Balance balance) {
        if (balance.state().equals("CON_DESCUENTO") && owed.reduction().isEmpty()) {
            return balance.isNotified() ? "NOTIFICADA_IMPAGA" : "EN_NOTIFICACION";
        }
        return balance.state();
    }

    /// Whether it says more than the price does.
    boolean isMoved() {
        return paid.isPositive() || credit.isPositive();
    }
}
