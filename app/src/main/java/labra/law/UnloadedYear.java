package labra.law;

import java.io.Serial;

/// Business days cannot be counted into a year whose holidays were not loaded and approved.
public final class UnloadedYear extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String calendar;
    private final int year;

    UnloadedYear(String calendar, int year) {
        super(calendar + " has no holidays of " + year);
        this.calendar = calendar;
        this.year = year;
    }

    public String calendar() {
        return calendar;
    }

    public int year() {
        return year;
    }
}
