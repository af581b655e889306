package labra.proceedings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import labra.law.Deadline;
import labra.law.Law;
import labra.law.Rule;
import labra.law.UnloadedYear;
import labra.life.Life;
import org.jspecify.annotations.Nullable;

/// A deadline of a fine with the rule that it comes from; without a last day while its clock stands still, or where the
/// holidays of a year are `missing`.
public record DeadlineView(
        Rule rule,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate lastDay,
        Deadline.@Nullable State state,
        @Nullable UnloadedYear missing) {

    /// Those whose clock has begun, of every rule that is the fine's.
    static Stream<DeadlineView> of(Life life, LocalDate today, Law law) {
        return law.inForce(life.history()).flatMap(rule -> of(rule, life, today, law).stream());
    }

    private static Optional<DeadlineView> of(Rule rule, Life life, LocalDate today, Law law) {
        try {
            return law.deadline(rule, life.history())
                    .map(deadline -> new DeadlineView(
                            rule,
                            deadline.startedOn(),
                            deadline.lastDay().orElse(null),
                            deadline.stateOn(today, life.history()),
                            null));
        } catch (UnloadedYear missing) {
            return Optional.of(new DeadlineView(rule, null, null, null, missing));
        }
    }
}
