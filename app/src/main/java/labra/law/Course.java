package labra.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a rule's clock runs: what starts it, for how long, what answers it, what stops it and what sets it back to zero.
public record Course(
        Milestone starts, Term term, Set<Milestone> ends, Set<Milestone> suspendedBy, Set<Milestone> interruptedBy) {
    /// A clock that has begun; without a last day while it stands still.
    record Run(LocalDate startedOn, Optional<LocalDate> lastDay) {}

    public static Course of(Milestone starts, Term term) {
        return new Course(starts, term, Set.of(), Set.of(), Set.of());
    }

    public Course endedBy(Milestone... milestones) {
        return new Course(starts, term, Set.of(milestones), suspendedBy, interruptedBy);
    }

    public Course suspendedBy(Milestone... milestones) {
        return new Course(starts, term, ends, Set.of(milestones), interruptedBy);
    }

    public Course interruptedBy(Milestone... milestones) {
        return new Course(starts, term, ends, suspendedBy, Set.of(milestones));
    }

    Optional<Run> run(Milestones history, Calendar calendar) {
        return history.first(starts).map(start -> interrupted(start, history, calendar));
    }

    /// What would interrupt it after its last day comes too late.
    private Run interrupted(LocalDate start, Milestones history, Calendar calendar) {
        Pauses pauses = history.pauses(suspendedBy);
        Run run = new Run(start, term.lastDay(start, pauses, calendar));
        for (LocalDate day : interruptions(start, history)) {
            if (run.lastDay().filter(day::isAfter).isPresent()) {
                return run;
            }
            run = new Run(day, term.lastDay(day, pauses, calendar));
        }
        return run;
    }

    private List<LocalDate> interruptions(LocalDate start, Milestones history) {
        return interruptedBy.stream()
                .flatMap(history::days)
                .filter(start::isBefore)
                .sorted()
                .toList();
    }
}
