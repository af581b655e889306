package labra.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labra.law.Law;

/// The events of a fine in the order in which they count: by their days, whenever they were told; facts before the acts
/// that they may prevent.
public record Chronicle(Life beginning, List<Recorded> events) {
    static final Comparator<Recorded> ORDER = Comparator.comparing(
                    (Recorded recorded) -> recorded.happening().on())
            .thenComparing(recorded -> recorded.happening().closesTheDay())
            .thenComparing(Recorded::seq);

    /// An event and what it comes to, now that all that was told is known.
    public record Told(Recorded recorded, Step step) {}

    public Chronicle {
        events = List.copyOf(events);
    }

    /// Decides about the next event as of its own day and keeps it.
    public Chronicle with(Happening happening, Law law) {
        Step step = before(happening).life(law).after(happening, law);
        List<Recorded> more = new ArrayList<>(events);
        more.add(new Recorded(events.size() + 1, happening, step.verdict(), step.reasons()));
        return new Chronicle(beginning, more);
    }

    public Life life(Law law) {
        List<Told> told = told(law);
        return told.isEmpty() ? beginning : told.getLast().step().life();
    }

    public List<Told> told(Law law) {
        List<Told> told = new ArrayList<>();
        Life life = beginning;
        for (Recorded event : events.stream().sorted(ORDER).toList()) {
            Step step = again(life, event, law);
            told.add(new Told(event, step));
            life = step.life();
        }
        return told;
    }

    /// An act that was refused stays refused. One that stood falls when a fact of an earlier day comes to light.
    private static Step again(Life life, Recorded event, Law law) {
        Happening happening = event.happening();
        if (event.verdict() == Verdict.REFUSED) {
            return Step.refused(life.refused(happening, event.reasons().getFirst(), law), event.reasons());
        }
        return life.refusal(happening, law)
                .filter(Reason::undoes)
                .map(reason -> Step.refused(life.refused(happening, reason, law), List.of(reason)))
                .orElseGet(() -> life.changed(happening, law));
    }

    private Chronicle before(Happening happening) {
        Recorded next = new Recorded(events.size() + 1, happening, Verdict.ACCEPTED, List.of());
        return new Chronicle(
                beginning,
                events.stream().filter(event -> ORDER.compare(event, next) < 0).toList());
    }
}
