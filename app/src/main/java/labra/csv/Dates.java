package labra.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates: `2014-01-16`, `16/01/2014`, `16-1-14`, `20140116`, `16-ene-2014`. What cannot be read is null.
public record Dates(boolean monthFirst) {
    private static final Pattern NAMED_MONTH = Pattern.compile("(\\d{1,2})[ /.-]([a-z]{3,4})[a-z]*[.]?[ /.-](\\d{4})");
    /// The first three letters of the months, January first, in Spanish, Portuguese and English.
    private static final List<String> MONTHS = List.of(
            "ene jan",
            "feb fev",
            "mar",
            "abr apr",
            "may mai",
            "jun",
            "jul",
            "ago aug",
            "sep set",
            "oct out",
            "nov",
            "dic dez dec");

    @Nullable
    public LocalDate read(String written) {
        Digits digits = Digits.of(written);
        if (digits == null) {
            return namedMonth(written);
        }
        int[] n = digits.groups();
        if (digits.shaped(8)) {
            return date(n[0] / 10_000, n[0] / 100 % 100, n[0] % 100);
        }
        return n.length == 3 && isSeparator(digits.separators()) ? inThree(n, digits.lengths()) : null;
    }

    /// Year first, or year last with the day before the month unless the file has it the other way.
    private @Nullable LocalDate inThree(int[] n, int[] lengths) {
        if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2) {
            return date(n[0], n[1], n[2]);
        }
        boolean yearLast = lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 4 || lengths[2] == 2);
        int year = lengths[2] == 2 ? n[2] + (n[2] < 70 ? 2000 : 1900) : n[2];
        return yearLast ? date(year, monthFirst ? n[0] : n[1], monthFirst ? n[1] : n[0]) : null;
    }

    private static boolean isSeparator(String separators) {
        return separators.equals("//") || separators.equals("--") || separators.equals("..");
    }

    private static @Nullable LocalDate namedMonth(String written) {
        Matcher named = NAMED_MONTH.matcher(written.toLowerCase(Locale.ROOT));
        if (!named.matches()) {
            return null;
        }
        for (int month = 1; month <= 12; month++) {
            if (List.of(MONTHS.get(month - 1).split(" "))
                    .contains(named.group(2).substring(0, 3))) {
                return date(Integer.parseInt(named.group(3)), month, Integer.parseInt(named.group(1)));
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
