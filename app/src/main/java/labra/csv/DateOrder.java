package labra.csv;

/// Learns from all dates of a column whether the day or the month stands first. The day does unless some date proves
/// the opposite and none the usual order.
public final class DateOrder {
    private boolean dayFirst;
    private boolean monthFirst;

    public void see(String written) {
        int end = Moments.endOfDate(written);
        Digits digits = Digits.of(end < 0 ? written : written.substring(0, end));
        if (digits != null && digits.groups().length == 3 && digits.lengths()[0] <= 2) {
            dayFirst |= digits.groups()[0] > 12;
            monthFirst |= digits.groups()[1] > 12;
        }
    }

    public boolean monthFirst() {
        return monthFirst && !dayFirst;
    }
}
