package labra.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// The text of a spreadsheet's cell: numbers to the fifteen digits that spreadsheets show, dates and times in ISO 8601.
record SheetCell(boolean from1904) {
    private static final MathContext SHOWN = new MathContext(15);
    private static final LocalDateTime ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final int DAYS_TO_1904 = 1462;
    private static final int LAST_DAY = 2_958_466;
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^hms\\]]*]|_.|\\*.");
    private static final Pattern DATE_CODES = Pattern.compile("[yd]|mmm");
    private static final Pattern CODE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern TIME_CODES = Pattern.compile("[hs]");

    String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number(number, cell);
        }
        String raw = String.valueOf(cell.getRawValue());
        return switch (cell.getType()) {
            case NUMBER, FORMULA ->
                raw.matches("-?[0-9]+([.][0-9]+)?(E[+-]?[0-9]+)?") && cell.getDataFormatId() != null
                        ? number(new BigDecimal(raw), cell)
                        : literal(cell.getText());
            case STRING -> literal(cell.getText());
            case BOOLEAN, ERROR, EMPTY -> cell.getText();
        };
    }

    /// Workbooks write a sign that XML cannot hold as `_x000D_`, and a text that looks so with a code for its
    /// underscore.
    private static String literal(String text) {
        return text.indexOf('_') < 0
                ? text
                : CODE.matcher(text)
                        .replaceAll(code ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private String number(BigDecimal number, Cell cell) {
        String codes = codes(cell);
        boolean date = DATE_CODES.matcher(codes).find();
        boolean time = TIME_CODES.matcher(codes).find();
        boolean known = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) < 0;
        return (date || time) && known
                ? moment(number, date, codes.contains(".0"))
                : number.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    /// To the second, or to the thousandth where the format shows parts of one.
    private String moment(BigDecimal days, boolean date, boolean parts) {
        BigDecimal seconds = days.multiply(SECONDS_A_DAY).setScale(parts ? 3 : 0, RoundingMode.HALF_UP);
        LocalDateTime moment = ZERO.plusDays(from1904 ? DAYS_TO_1904 : 0)
                .plus(seconds.movePointRight(3).longValue(), ChronoUnit.MILLIS);
        if (days.compareTo(BigDecimal.ONE) < 0 && !date) {
            return moment.toLocalTime().toString();
        }
        return date && moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /// The letters of its format; the ones that every program knows by number have none written.
    private static String codes(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (id == null) {
            return "";
        }
        return switch (id) {
            case 14, 15, 16, 17 -> "d";
            case 18, 19, 20, 21, 45, 46, 47 -> "h";
            case 22 -> "dh";
            default ->
                format == null
                        ? ""
                        : NOT_CODES
                                .matcher(format.toLowerCase(java.util.Locale.ROOT)
                                        .replace("general", ""))
                                .replaceAll("");
        };
    }
}
