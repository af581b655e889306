package labra.moments;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates: `2014-01-16`, `16/01/2014`, `16-1-14`, `20140116`, `16-ene-14`, `16 de enero de 2014`, `Jan 16, 2014`.
/// What cannot be read is null, never guessed.
public record Dates(DateOrder order, boolean twoDigitYears) {
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|ro|er|o|\u00b0)?";
    private static final String YEAR = "'?(\\d{4}|\\d{2})(?!\\d)";
    private static final String GAP = "(?:[ ,./-]+|(?<=\\d)(?=[a-z])|(?<=[a-z])(?=\\d))(?:(?:d[e]l?(?: ano)?|of) )?";
    private static final String REST =
            "(?: - (?=\\d)|:(?=\\d)|-(?=\\d{2}[.]\\d{2}[.]\\d{2})|_(?=\\d)|[ ,t]*|[ ,]*a(?: las?|s) )(?<rest>.*)";
    private static final Pattern DAY_NAME_YEAR = Pattern.compile(DAY + GAP + "([a-z]+)" + GAP + YEAR + REST);
    private static final Pattern NAME_DAY_YEAR = Pattern.compile("([a-z]+)" + GAP + DAY + GAP + YEAR + REST);
    private static final Pattern YEAR_NAME_DAY = Pattern.compile("(\\d{4})" + GAP + "([a-z]+)" + GAP + DAY + REST);
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4} ?([/. _\\\\-]) ?\\d{1,2} ?\\2 ?\\d{1,4})(?!\\d)\\.?" + REST);
    private static final Pattern COMPACT = Pattern.compile("(\\d{8})(?:t| (?=\\d)|$)(?<rest>.*)");
    private static final Pattern JOINED = Pattern.compile("(\\d{8})(?<rest>\\d{4}|\\d{6})");
    private static final Pattern YEAR_BEHIND_TIME =
            Pattern.compile("([a-z]+ \\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?(?: [a-z]{2,4}(?:[+-][\\d:]+)?)?) (\\d{4})");
    private static final Pattern WEEKDAY = Pattern.compile("(?:lun|mar|mie|jue|vie|sab|dom|mon|tue|wed|thu|fri|sat|sun"
            + "|seg|ter|qua|qui|sex)[a-z]*(?:-feira)?[., ]+(?<rest>.*)");

    /// A date and what is written behind it.
    record Dated(LocalDate date, String rest) {}

    /// A date alone.
    @Nullable
    public LocalDate read(String written) {
        Digits digits = Digits.of(written);
        LocalDate numbers = digits == null ? null : numeric(digits);
        if (numbers != null) {
            return numbers;
        }
        Dated dated = split(Plain.text(written));
        return dated == null || !dated.rest().isEmpty() ? null : dated.date();
    }

    /// The date at the beginning of a plain text.
    @Nullable
    Dated split(String plain) {
        Dated dated = withoutWeekday(plain);
        Matcher weekday = WEEKDAY.matcher(plain);
        return dated == null && weekday.matches() ? withoutWeekday(weekday.group("rest")) : dated;
    }

    private @Nullable Dated withoutWeekday(String plain) {
        Matcher late = YEAR_BEHIND_TIME.matcher(plain);
        String text = late.matches() ? late.group(1) + " " + late.group(3) + " " + late.group(2) : plain;
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            Digits digits = Digits.of(numbers.group(1)
                    .replace(numbers.group(2) + " ", numbers.group(2))
                    .replace(" " + numbers.group(2), numbers.group(2)));
            return dated(digits == null ? null : numeric(digits), numbers);
        }
        for (Pattern joined : new Pattern[] {COMPACT, JOINED}) {
            Matcher compact = joined.matcher(text);
            if (compact.matches()) {
                return dated(numeric(Digits.of(compact.group(1))), compact);
            }
        }
        return named(text);
    }

    private @Nullable Dated named(String text) {
        Matcher named = DAY_NAME_YEAR.matcher(text);
        if (named.matches()) {
            return dated(date(year(named.group(3)), named.group(2), named.group(1)), named);
        }
        named = NAME_DAY_YEAR.matcher(text);
        if (named.matches()) {
            return dated(date(year(named.group(3)), named.group(1), named.group(2)), named);
        }
        named = YEAR_NAME_DAY.matcher(text);
        return named.matches() ? dated(date(year(named.group(1)), named.group(2), named.group(3)), named) : null;
    }

    private static @Nullable Dated dated(@Nullable LocalDate date, Matcher match) {
        return date == null ? null : new Dated(date, match.group("rest"));
    }

    private @Nullable LocalDate numeric(@Nullable Digits digits) {
        if (digits == null) {
            return null;
        }
        int[] n = digits.groups();
        if (digits.shaped(8)) {
            LocalDate iso = n[0] < 19_000_000 ? null : date(n[0] / 10_000, n[0] / 100 % 100, n[0] % 100);
            return iso == null ? yearLast(n[0] % 10_000, n[0] / 1_000_000, n[0] / 10_000 % 100) : iso;
        }
        if (digits.shaped(6)) {
            return order == DateOrder.YEAR_FIRST ? date(year(n[0] / 10_000), n[0] / 100 % 100, n[0] % 100) : null;
        }
        return n.length == 3 && isSeparator(digits.separators()) ? inThree(n, digits.lengths()) : null;
    }

    /// Year first, or year last with the day before the month unless the file has it the other way.
    private @Nullable LocalDate inThree(int[] n, int[] lengths) {
        if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2) {
            return date(n[0], n[1], n[2]);
        }
        if (lengths[0] > 2 || lengths[1] > 2) {
            return null;
        }
        if (lengths[2] == 4) {
            return yearLast(n[2], n[0], n[1]);
        }
        if (lengths[2] == 2 && order == DateOrder.YEAR_FIRST && lengths[0] == 2) {
            return date(year(n[0]), n[1], n[2]);
        }
        return lengths[2] == 2 && twoDigitYears && order != DateOrder.YEAR_FIRST
                ? yearLast(year(n[2]), n[0], n[1])
                : null;
    }

    private @Nullable LocalDate yearLast(int year, int first, int second) {
        boolean monthFirst = order == DateOrder.MONTH_FIRST;
        return year < 1000 ? null : date(year, monthFirst ? first : second, monthFirst ? second : first);
    }

    private static boolean isSeparator(String separators) {
        return separators.length() == 2
                && separators.charAt(0) == separators.charAt(1)
                && "/-. _\\".indexOf(separators.charAt(0)) >= 0;
    }

    private static int year(String digits) {
        return digits.length() == 4 ? Integer.parseInt(digits) : year(Integer.parseInt(digits));
    }

    static int year(int twoDigits) {
        return twoDigits + (twoDigits < 70 ? 2000 : 1900);
    }

    private static @Nullable LocalDate date(int year, String month, String day) {
        return date(year, MonthNames.number(month), Integer.parseInt(day));
    }

    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
