package labra.law;

import java.time.LocalDate;

/// When a row of law holds, and which of a fine's days decides that it is the fine's: the fact's, the act's or the
/// notice's.
public record Validity(Period during, Milestone decidedBy) {
    public static Validity since(LocalDate from) {
        return new Validity(Period.since(from), Milestone.COMMITTED);
    }

    boolean covers(Milestones history) {
        return history.first(decidedBy).filter(during::contains).isPresent();
    }
}
