package labra.life;

import java.time.LocalDate;
import java.util.UUID;

/// An event and the day on which it happened. Whoever reports it makes the id, so that one reported twice is kept once.
public record DatedEvent(UUID id, LocalDate on, LifeEvent event) {
    /// Whether it counts after everything else of its day, since facts of that day may still prevent it.
    public boolean closesTheDay() {
        return event instanceof LifeEvent.RuleApplied || event instanceof LifeEvent.SentToCollection;
    }
}
