package labra.law;

import java.util.Optional;
import java.util.Set;

/// What a rule brings about and how much of it, what it needs, what forfeits it, and which effect comes along.
public record Consequence(
        Effect effect,
        Adjustment adjustment,
        Set<Milestone> requires,
        Set<Milestone> lostWith,
        Optional<Effect> brings) {

    public static Consequence of(Effect effect) {
        return of(effect, new Adjustment.None());
    }

    public static Consequence of(Effect effect, Adjustment adjustment) {
        return new Consequence(effect, adjustment, Set.of(), Set.of(), Optional.empty());
    }

    public Consequence requiring(Milestone... milestones) {
        return new Consequence(effect, adjustment, Set.of(milestones), lostWith, brings);
    }

    public Consequence lostWith(Milestone... milestones) {
        return new Consequence(effect, adjustment, requires, Set.of(milestones), brings);
    }

    public Consequence bringing(Effect other) {
        return new Consequence(effect, adjustment, requires, lostWith, Optional.of(other));
    }

    boolean isOpenTo(Milestones history) {
        return requires.stream().allMatch(history::has) && !history.hasAny(lostWith);
    }
}
