package labra.life;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import labra.law.Deadline;
import labra.law.Law;
import labra.law.Rule;
import labra.law.UnloadedYear;

/// What a life comes to as of a day: what lists, reports and mails show. Where a count runs into a year whose holidays
/// are not loaded, it is what is known without the rules, and the year is named.
public record Standing(
        Axes axes,
        PublicState state,
        Life life,
        Optional<Discount> discount,
        Optional<LocalDate> nextDeadline,
        Optional<UnloadedYear> missing) {

    public static Standing of(Life life, LocalDate day, Law law) {
        try {
            return of(life, day, law, Optional.empty());
        } catch (UnloadedYear missing) {
            Law silent = new Law(law.jurisdiction(), List.of(), law.calendar());
            return of(life, day, silent, Optional.of(missing));
        }
    }

    private static Standing of(Life life, LocalDate day, Law law, Optional<UnloadedYear> missing) {
        return new Standing(
                Axes.of(life),
                PublicState.of(life, day, law),
                life,
                life.discount(day, law),
                law.inForce(life.history())
                        .flatMap(rule -> lastDay(rule, life, law).stream())
                        .filter(last -> !last.isBefore(day))
                        .min(Comparator.naturalOrder()),
                missing);
    }

    /// Nothing where the count runs into a year whose holidays are not loaded yet.
    private static Optional<LocalDate> lastDay(Rule rule, Life life, Law law) {
        try {
            return law.deadline(rule, life.history()).flatMap(Deadline::lastDay);
        } catch (UnloadedYear beyond) {
            return Optional.empty();
        }
    }
}
