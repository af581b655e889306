package labra.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How long a deadline runs. The day that starts it is not counted; the last day is, until its 24 hours are over.
public record Term(int length, Unit unit, Roll roll) {
    /// What a term counts.
    public enum Unit implements Word {
        BUSINESS_DAYS("HABILES"),
        CALENDAR_DAYS("CORRIDOS"),
        MONTHS("MESES"),
        YEARS("ANIOS");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /// Where a last day goes that is not a working day.
    public enum Roll implements Word {
        NONE("NO"),
        NEXT_BUSINESS_DAY("SIGUIENTE_HABIL");

        private final String word;

        Roll(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    private static final int LONGEST = 36_500;

    public Term {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a term of " + length);
        }
    }

    public static Term of(int length, Unit unit) {
        return new Term(length, unit, Roll.NONE);
    }

    public LocalDate lastDay(LocalDate start, Calendar calendar) {
        return lastDay(start, Pauses.NONE, calendar).orElseThrow();
    }

    /// Nothing while a pause without an end keeps the clock from getting there.
    public Optional<LocalDate> lastDay(LocalDate start, Pauses pauses, Calendar calendar) {
        if (unit != Unit.BUSINESS_DAYS && roll == Roll.NONE && pauses.periods().isEmpty()) {
            return Optional.of(start.plusDays(days(start)));
        }
        LocalDate day = start;
        for (long left = days(start); left > 0; ) {
            Optional<LocalDate> next = pauses.resume(day.plusDays(1));
            if (next.isEmpty()) {
                return next;
            }
            day = next.get();
            if (unit != Unit.BUSINESS_DAYS || calendar.isWorking(day)) {
                left--;
            }
        }
        return Optional.of(roll == Roll.NONE ? day : calendar.workingDayFrom(day));
    }

    /// Months and years go from a day to the same day: a pause then adds its days to theirs.
    private long days(LocalDate start) {
        return switch (unit) {
            case BUSINESS_DAYS, CALENDAR_DAYS -> length;
            case MONTHS -> ChronoUnit.DAYS.between(start, start.plusMonths(length));
            case YEARS -> ChronoUnit.DAYS.between(start, start.plusYears(length));
        };
    }
}
