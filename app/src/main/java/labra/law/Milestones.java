package labra.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What happened to a fine and on which days, in the order in which it counts.
public record Milestones(List<Mark> marks) {
    /// A milestone on its day.
    public record Mark(Milestone milestone, LocalDate day) {}

    public static final Milestones NONE = new Milestones(List.of());

    public Milestones {
        marks = List.copyOf(marks);
    }

    public Milestones with(Milestone milestone, LocalDate day) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(new Mark(milestone, day));
        return new Milestones(more);
    }

    public boolean has(Milestone milestone) {
        return first(milestone).isPresent();
    }

    public boolean hasAny(Set<Milestone> milestones) {
        return milestones.stream().anyMatch(this::has);
    }

    public Optional<LocalDate> first(Milestone milestone) {
        return days(milestone).findFirst();
    }

    public Stream<LocalDate> days(Milestone milestone) {
        return marks.stream().filter(mark -> mark.milestone() == milestone).map(Mark::day);
    }

    public boolean isClosed() {
        return marks.stream().anyMatch(mark -> mark.milestone().closes());
    }

    /// A pause holds from the day that begins it to the day that ends it; neither of them is counted.
    Pauses pauses(Set<Milestone> suspending) {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (suspending.contains(marks.get(i).milestone())) {
                periods.add(pause(i));
            }
        }
        return new Pauses(periods);
    }

    private Period pause(int begun) {
        Mark start = marks.get(begun);
        return start.milestone()
                .resumedBy()
                .flatMap(end -> marks.stream()
                        .skip(begun)
                        .filter(mark -> mark.milestone() == end)
                        .findFirst())
                .map(end -> new Period(start.day(), end.day().plusDays(1)))
                .orElseGet(() -> Period.since(start.day()));
    }
}
