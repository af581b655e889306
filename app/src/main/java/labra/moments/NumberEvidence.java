package labra.moments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// What numbers without separators count, in a column of dates or moments and in one of times: only what every row of
/// the column agrees with is proven.
public final class NumberEvidence {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}(?:[.,]\\d{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}(?:[.]0+)?[ap]?");
    private static final Pattern PART = Pattern.compile("0?[.,]\\d{1,20}|0");
    private static final BigDecimal FIRST_SPREADSHEET_DAY = BigDecimal.valueOf(20_000);
    private static final long FIRST_SECOND = 315_532_800;

    private final BigDecimal lastSpreadsheetDay;
    private final long lastSecond;
    private long moments;
    private long since1970;
    private long spreadsheetDays;
    private boolean notDayMonthYear;
    private long times;
    private long parts;
    private boolean longPart;
    private boolean minutes;
    private boolean seconds;

    public NumberEvidence(LocalDate today) {
        this.lastSpreadsheetDay = BigDecimal.valueOf(today.toEpochDay() + 25_570);
        this.lastSecond = today.plusDays(2).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    public void seeMoment(String written) {
        if (written.isEmpty()) {
            return;
        }
        moments++;
        if (NUMBER.matcher(written).matches()) {
            BigDecimal number = new BigDecimal(written.replace(',', '.'));
            int digits = number.precision() - number.scale();
            long whole = number.longValue();
            long second = digits == 13 ? whole / 1000 : whole;
            since1970 += (digits == 10 || digits == 13) && second > FIRST_SECOND && second < lastSecond ? 1 : 0;
            boolean spreadsheet =
                    number.compareTo(FIRST_SPREADSHEET_DAY) > 0 && number.compareTo(lastSpreadsheetDay) < 0;
            spreadsheetDays += spreadsheet ? 1 : 0;
            notDayMonthYear |= whole / 100 % 100 > 12 || whole / 100 % 100 == 0 || written.length() > 5;
        }
    }

    public void seeTime(String written) {
        if (written.isEmpty()) {
            return;
        }
        times++;
        if (PART.matcher(written).matches()) {
            parts++;
            longPart |= written.length() > 4;
        }
        if (WHOLE.matcher(written).matches()) {
            int digits = (int) written.chars().takeWhile(Character::isDigit).count();
            minutes |= digits == 3 || digits == 4;
            seconds |= digits > 4;
        }
    }

    public Moments.Numbers moments() {
        if (moments > 0 && since1970 == moments) {
            return Moments.Numbers.SINCE_1970;
        }
        return moments > 0 && spreadsheetDays == moments && notDayMonthYear
                ? Moments.Numbers.SPREADSHEET_DAYS
                : Moments.Numbers.UNPROVEN;
    }

    public BareNumbers times() {
        if (times > 0 && parts == times && longPart) {
            return BareNumbers.PARTS_OF_A_DAY;
        }
        if (minutes && seconds) {
            return BareNumbers.MIXED;
        }
        return seconds ? BareNumbers.SECONDS_LAST : minutes ? BareNumbers.MINUTES_LAST : BareNumbers.UNPROVEN;
    }
}
