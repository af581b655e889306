package labra.moments;

/// What numbers without any separator mean in a column of times; a single one proves it only where it is long enough.
public enum BareNumbers {
    /// Three or four digits are hours and minutes, five or six have seconds; one or two might be either.
    UNPROVEN,
    /// `945` is 9:45 and `5` is 0:05.
    MINUTES_LAST,
    /// `94500` is 9:45:00 and `5` is 0:00:05.
    SECONDS_LAST,
    /// Both lengths are there: only five and six digits are certain.
    MIXED,
    /// `0.40625` of a day is 9:45, as spreadsheets keep times.
    PARTS_OF_A_DAY
}
