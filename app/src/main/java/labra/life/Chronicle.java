package labra.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Set<UUID> reversed = reversed();
        for (RecordedEvent event : events.stream().sorted(ORDER).toList()) {
            EventOutcome outcome = reversed.contains(event.dated().id())
                    ? EventOutcome.refused(life, List.of(Reason.PAYMENT_REVERSED))
                    : again(life, event, law);
            told.add(new Told(event, outcome));
            life = outcome.life();
        }
        return told;
    }

    /// The payments that were taken back: they never counted.
    private Set<UUID> reversed() {
        return events.stream()
                .map(event -> event.dated().event())
                .flatMap(event -> event instanceof LifeEvent.PaymentReversed(Money _, UUID payment, String _)
                        ? Stream.ofNullable(payment)
                        : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
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
