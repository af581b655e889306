package labra.life;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import labra.law.Deadline;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.Rule;
import labra.law.UnloadedYear;

/// What paying in time takes off, by which rule and until when; without a last day while its clock has not begun,
/// stands still, or runs into a year whose holidays are not loaded.
public record Discount(Rule rule, Money amount, Optional<LocalDate> lastDay) {

    static Optional<Discount> best(Life life, LocalDate day, Law law) {
        return law.discounts(day, life.history())
                .flatMap(rule -> rule.consequence().adjustment().of(life.fine()).stream()
                        .filter(Money::isPositive)
                        .map(amount -> new Discount(rule, amount, lastDay(rule, life, law))))
                .max(Comparator.comparing(Discount::amount));
    }

    /// The whole sum that settles the fine with it.
    public Money reduced(Life life) {
        return life.book().due().minus(life.book().paid()).minus(amount);
    }

    /// The discount that a payment takes. None is guessed where holidays are missing: it is taken once they are loaded.
    static Optional<Discount> taken(Life life, Money payment, LocalDate day, Law law) {
        return isCountable(life, day, law)
                ? life.discount(day, law).filter(discount -> discount.isTakenBy(payment, life))
                : Optional.empty();
    }

    /// The discount that a payment takes which came before the fine was charged: it covers the reduced sum.
    static Optional<Discount> takenBefore(Life charged, Law law) {
        return charged.history()
                .days(Milestone.PAID)
                .max(Comparator.naturalOrder())
                .filter(day -> charged.book().open().isPositive() && isCountable(charged, day, law))
                .flatMap(day -> charged.discount(day, law))
                .filter(discount -> discount.isTakenBy(charged.book().paid().zero(), charged));
    }

    /// Whether every day that a discount counts is in a year whose holidays are loaded.
    static boolean isCountable(Life life, LocalDate day, Law law) {
        try {
            life.discount(day, law);
            return true;
        } catch (UnloadedYear missing) {
            return false;
        }
    }

    private boolean isTakenBy(Money payment, Life life) {
        return payment.compareTo(reduced(life)) >= 0;
    }

    private static Optional<LocalDate> lastDay(Rule rule, Life life, Law law) {
        try {
            return law.deadline(rule, life.history()).flatMap(Deadline::lastDay);
        } catch (UnloadedYear beyond) {
            return Optional.empty();
        }
    }
}
