package labra.life;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import labra.law.Deadline;
import labra.law.Law;
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

    boolean isTakenBy(Money payment, Life life) {
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
