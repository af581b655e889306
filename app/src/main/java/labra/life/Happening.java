package labra.life;

import java.time.LocalDate;
import java.util.UUID;

/// An event on its day. Whoever reports it makes the id: told twice, it happened once.
public record Happening(UUID id, LocalDate on, LifeEvent event) {
    /// What a day's facts may still prevent comes after them.
    public boolean closesTheDay() {
        return event instanceof LifeEvent.RuleApplied || event instanceof LifeEvent.SentToCollection;
    }
}
