package labra.fines;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number that people quote of a fine: `M-1042-43` where no device printed one, `MIT-00001042-81` of a device's
/// series. The last two signs are by ISO 7064 MOD 97-10, letters counted as in an IBAN: a digit that is wrong, or two
/// that changed places, are found.
public final class FineNumber {
    /// How many digits of a device's number are printed, always.
    private static final int PRINTED = 8;

    /// How many digits the others are counted with; their zeros are not written.
    private static final int COUNTED = 10;

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final Pattern OF_SERIES = Pattern.compile("([A-Z]{2,6})([0-9]{8})([0-9]{2})");
    private static final Pattern OURS = Pattern.compile("M([1-9][0-9]{0,9})([0-9]{2})");

    private FineNumber() {}

    /// As it is printed where a device made it.
    public static String ofSeries(String series, long number) {
        return String.format(Locale.ROOT, "%s-%08d-%02d", series, number, check(series, number, PRINTED));
    }

    /// Reads a number as somebody typed it, with or without its signs between; nothing where its last two do not fit.
    public static Optional<String> read(String typed) {
        String signs = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", "");
        Matcher ours = OURS.matcher(signs);
        if (ours.matches()) {
            long number = Long.parseLong(ours.group(1));
            return fits("M", number, COUNTED, ours.group(2))
                    ? Optional.of("M-" + number + "-" + ours.group(2))
                    : Optional.empty();
        }
        Matcher series = OF_SERIES.matcher(signs);
        if (series.matches() && fits(series.group(1), Long.parseLong(series.group(2)), PRINTED, series.group(3))) {
            return Optional.of(series.group(1) + "-" + series.group(2) + "-" + series.group(3));
        }
        return Optional.empty();
    }

    /// Whether it is, to the letter, one that no device printed and no file brought.
    public static boolean isOurs(String number) {
        return number.startsWith("M-") && read(number).filter(number::equals).isPresent();
    }

    private static boolean fits(String letters, long number, int digits, String check) {
        return check(letters, number, digits) == Integer.parseInt(check);
    }

    private static int check(String letters, long number, int digits) {
        StringBuilder counted = new StringBuilder();
        letters.chars().forEach(letter -> counted.append(Character.digit(letter, 36)));
        counted.append(String.format(Locale.ROOT, "%0" + digits + "d00", number));
        return 98 - new BigInteger(counted.toString()).mod(NINETY_SEVEN).intValue();
    }
}
