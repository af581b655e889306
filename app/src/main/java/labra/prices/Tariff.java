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
        try {
            return new Owed.Charge(
                    version, price, reduction(price.amount(), question.day(), history), Optional.empty());
        } catch (UnloadedYear missing) {
            return new Owed.Charge(version, price, Optional.empty(), Optional.of(missing));
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

    private Optional<Owed.Reduction> reduction(Money amount, LocalDate day, Milestones history) {
        return law.discounts(day, history)
                .flatMap(rule -> rule.consequence().adjustment().of(amount).stream()
                        .filter(Money::isPositive)
                        .map(off -> new Owed.Reduction(rule, off, amount.minus(off), lastDay(rule, history))))
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
