package labra.devices;

import labra.fines.FineNumber;

/// A number of a series.
record PrintedNumber(String prefix, long number) {
    static final long LAST = 99_999_999;

    /// As it is printed: `MIT-00001000-13`.
    String text() {
        return FineNumber.ofSeries(prefix, number);
    }
}
