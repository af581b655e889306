package labra.devices;

import labra.fines.FineNumber;

/// A number of a series.
public record PrintedNumber(String prefix, long number) {
    public static final long LAST = 99_999_999;

    /// As it is printed: `MIT-00001000-13`.
    public String text() {
        return FineNumber.ofSeries(prefix, number);
    }
}
