package labra.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The days on which a term's clock stands still.
public record Pauses(List<Period> periods) {
    public static final Pauses NONE = new Pauses(List.of());

    public Pauses {
        periods = List.copyOf(periods);
    }

    /// That day, or the first one after the pauses that it falls into; nothing while one of these has no end.
    public Optional<LocalDate> resume(LocalDate day) {
        LocalDate running = day;
        for (Optional<Period> pause = on(running); pause.isPresent(); pause = on(running)) {
            LocalDate end = pause.get().until();
            if (end == null) {
                return Optional.empty();
            }
            running = end;
        }
        return Optional.of(running);
    }

    private Optional<Period> on(LocalDate day) {
        return periods.stream().filter(pause -> pause.contains(day)).findFirst();
    }
}
