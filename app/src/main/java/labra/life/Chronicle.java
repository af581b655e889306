package labra.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.law.Law;
import labra.law.Money;
import labra.law.UnloadedYear;

/// The events of a fine in the order in which they count: by their days, whenever they were told; facts before the acts
/// that they may prevent.
public record Chronicle(Life beginning, List<RecordedEvent> events) {
    static final Comparator<RecordedEvent> ORDER = Comparator.comparing(
                    (RecordedEvent recorded) -> recorded.dated().on())
            .thenComparing(recorded -> recorded.dated().closesTheDay())
            .thenComparing(RecordedEvent::seq);

    /// An event and what it comes to, now that all that was told is known.
    public record Told(RecordedEvent recorded, EventOutcome outcome) {}

    public Chronicle {
        events = List.copyOf(events);
    }

    /// Decides about the next event as of its own day and keeps it.
    public Chronicle with(DatedEvent dated, Law law) {
        EventOutcome outcome = before(dated).life(law).after(dated, law);
        List<RecordedEvent> more = new ArrayList<>(events);
        more.add(new RecordedEvent(events.size() + 1, dated, outcome.verdict(), outcome.reasons()));
        return new Chronicle(beginning, more);
    }

    public Life life(Law law) {
        List<Told> told = told(law);
        return told.isEmpty() ? beginning : told.getLast().outcome().life();
    }

    public List<Told> told(Law law) {
        List<Told> told = new ArrayList<>();
        Life life = beginning;
        Map<UUID, Reason> reversed = reversed();
        for (RecordedEvent event : events.stream().sorted(ORDER).toList()) {
            Reason why = reversed.get(event.dated().id());
            EventOutcome outcome = why == null ? again(life, event, law) : EventOutcome.refused(life, List.of(why));
            told.add(new Told(event, outcome));
            life = outcome.life();
        }
        return told;
    }

    /// The payments and validations that were taken back, and why they never counted.
    private Map<UUID, Reason> reversed() {
        Map<UUID, Reason> reversed = new HashMap<>();
        for (RecordedEvent event : events) {
            LifeEvent told = event.dated().event();
            if (told instanceof LifeEvent.PaymentReversed(Money _, UUID payment, String _) && payment != null) {
                reversed.put(payment, Reason.PAYMENT_REVERSED);
            } else if (told instanceof LifeEvent.ValidationTakenBack(UUID validation, String _)) {
                reversed.put(validation, Reason.VALIDATION_TAKEN_BACK);
            }
        }
        return reversed;
    }

    /// An act that was refused stays refused. One that stood falls when a fact of an earlier day comes to light.
    private static EventOutcome again(Life life, RecordedEvent event, Law law) {
        DatedEvent dated = event.dated();
        if (event.verdict() == Verdict.REFUSED) {
            return EventOutcome.refused(life.refused(dated, event.reasons().getFirst(), law), event.reasons());
        }
        return undoing(life, dated, law)
                .map(reason -> EventOutcome.refused(life.refused(dated, reason, law), List.of(reason)))
                .orElseGet(() -> life.changed(dated, law));
    }

    /// The law's days undo nothing, those neither that cannot be counted while holidays are missing.
    private static Optional<Reason> undoing(Life life, DatedEvent dated, Law law) {
        try {
            return life.refusal(dated, law).filter(Reason::undoes);
        } catch (UnloadedYear missing) {
            return Optional.empty();
        }
    }

    private Chronicle before(DatedEvent dated) {
        RecordedEvent next = new RecordedEvent(events.size() + 1, dated, Verdict.ACCEPTED, List.of());
        return new Chronicle(
                beginning,
                events.stream().filter(event -> ORDER.compare(event, next) < 0).toList());
    }
}
