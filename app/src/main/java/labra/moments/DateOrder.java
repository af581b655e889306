package labra.moments;

import java.util.Locale;

/// Which of day, month and year stands first in a numeric date.
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /// Of two-digit years alone; one of four digits shows where it stands.
    YEAR_FIRST;

    /// Its word in a mapping and on the command line, such as `day-first`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
