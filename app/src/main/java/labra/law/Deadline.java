package labra.law;

import java.time.LocalDate;
import java.util.Optional;

/// A rule's clock for one fine; without a last day while it stands still.
public record Deadline(Rule rule, LocalDate startedOn, Optional<LocalDate> lastDay, Optional<LocalDate> metOn) {
    /// Where a deadline stands on some day.
    public enum State implements Word {
        OPEN("ABIERTO"),
        MET("CUMPLIDO"),
        OVER("VENCIDO"),
        SUSPENDED("SUSPENDIDO"),
        CANCELLED("CANCELADO");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /// The last day is inclusive: what a person does on it is in time.
    public boolean includes(LocalDate day) {
        return lastDay.isEmpty() || !day.isAfter(lastDay.get());
    }

    public State stateOn(LocalDate day, Milestones history) {
        if (history.isClosed()) {
            return State.CANCELLED;
        }
        if (metOn.filter(this::includes).isPresent()) {
            return State.MET;
        }
        if (lastDay.isEmpty()) {
            return State.SUSPENDED;
        }
        return includes(day) ? State.OPEN : State.OVER;
    }
}
