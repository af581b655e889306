package labra.simulate;

import java.math.BigInteger;
import java.util.stream.Collectors;

/// A number as the app prints it: the check digits are ISO 7064 mod 97-10, over letters as in IBAN.
final class Printed {
    private Printed() {}

    static String of(String series, long number) {
        String signs = series + "%08d".formatted(number);
        String digits = signs.chars()
                .mapToObj(sign -> Integer.toString(Character.digit(sign, 36)))
                .collect(Collectors.joining());
        int rest = new BigInteger(digits + "00").mod(BigInteger.valueOf(97)).intValue();
        return "%s-%08d-%02d".formatted(series, number, 98 - rest);
    }
}
