package labra.devices;

import java.math.BigInteger;
import java.util.Locale;

/// A number of a series as it is printed: `MIT-00001000-13`, the last two by ISO 7064 MOD 97-10, letters counted as in
/// an
/// IBAN. A digit that is wrong, or two that changed places, are found.
record PrintedNumber(String prefix, long number) {
    static final long LAST = 99_999_999;

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    String text() {
        String counted = String.format(Locale.ROOT, "%s%08d", prefix, number);
        StringBuilder digits = new StringBuilder();
        counted.chars().forEach(sign -> digits.append(Character.digit(sign, 36)));
        int rest =
                new BigInteger(digits.append("00").toString()).mod(NINETY_SEVEN).intValue();
        return String.format(Locale.ROOT, "%s-%08d-%02d", prefix, number, 98 - rest);
    }
}
