package labra.prices;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import labra.law.Deadline;
import labra.law.Law;
import labra.law.Milestones;
import labra.law.Money;
import labra.law.OffenceVersion;
import labra.law.Price;
import labra.law.Rule;
import labra.law.UnitValue;
import labra.law.UnloadedYear;
import org.jspecify.annotations.Nullable;

/// The approved versions, unit values and rules at one moment. What counted on a day is never taken back, so a fine is
/// answered the same whatever was approved since.
record Tariff(Map<String, List<OffenceVersion>> versions, List<UnitValue> values, Law law) {

    static Tariff of(List<OffenceVersion> versions, List<UnitValue> values, Law law) {
        return new Tariff(
                versions.stream().collect(Collectors.groupingBy(version -> folded(version.code()))), values, law);
    }

    Owed owed(PriceQuery question) {
        if (versions.isEmpty()) {
            return Owed.Gap.NO_CATALOGUE;
        }
        if (question.offence() == null) {
            return Owed.Gap.NO_OFFENCE;
        }
        return version(question.offence(), question.committedOn())
                .map(version -> valued(version, question))
                .orElse(Owed.Gap.NO_VERSION);
    }

    private Owed valued(OffenceVersion version, PriceQuery question) {
        Milestones history = question.history();
        LocalDate on = history.first(version.valuedOn()).orElse(question.committedOn());
        Optional<UnitValue> value = value(version.units().unit(), on);
        if (value.isEmpty()) {
            return Owed.Gap.NO_UNIT_VALUE;
        }
        Price price = new Price(version.units().voluntary(), value.get(), on);
        Due due = Due.of(price.amount(), question.balance());
        try {
            return new Owed.Charge(
                    version, price, due.amount(), reduction(due, question.day(), history), Optional.empty());
        } catch (UnloadedYear missing) {
            return new Owed.Charge(version, price, due.amount(), Optional.empty(), Optional.of(missing));
        }
    }

    private Optional<OffenceVersion> version(String code, LocalDate day) {
        return versions.getOrDefault(folded(code), List.of()).stream()
                .filter(version -> version.during().contains(day))
                .findFirst();
    }

    private Optional<UnitValue> value(String unit, LocalDate day) {
        return values.stream()
                .filter(value -> value.unit().equals(unit) && value.during().contains(day))
                .findFirst();
    }

    /// What a fine costs, what its discounts are a share of, and what is left of it; nothing of one whose discount was
    /// taken.
    private record Due(Money amount, Money fine, Money open) {
        static Due of(Money price, @Nullable Balance balance) {
            if (balance == null) {
                return new Due(price, price, price);
            }
            if (!balance.isCharged()) {
                return new Due(price, price, price.minus(balance.paid()));
            }
            Money open = balance.isDiscounted() ? price.zero() : balance.open();
            return new Due(balance.charged(), balance.fine(), open);
        }
    }

    private Optional<Owed.Reduction> reduction(Due due, LocalDate day, Milestones history) {
        if (!due.open().isPositive()) {
            return Optional.empty();
        }
        return law.discounts(day, history)
                .flatMap(rule -> rule.consequence().adjustment().of(due.fine()).stream()
                        .filter(Money::isPositive)
                        .map(off -> new Owed.Reduction(
                                rule, off, due.open().minus(off).max(off.zero()), lastDay(rule, history))))
                .max(Comparator.comparing(Owed.Reduction::off));
    }

    private Optional<LocalDate> lastDay(Rule rule, Milestones history) {
        try {
            return law.deadline(rule, history).flatMap(Deadline::lastDay);
        } catch (UnloadedYear beyond) {
            return Optional.empty();
        }
    }

    private static String folded(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
