package labra.imports.mapping;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the columns of a file are written, judged by all of their rows: codes that a program turned into numbers
/// (`29.0`), amounts.
public final class ColumnFormats {
    private static final Set<ImportColumn> CODES = EnumSet.of(
            ImportColumn.NUMBER,
            ImportColumn.PLATE,
            ImportColumn.OFFENCE_CODE,
            ImportColumn.OFFICER_BADGE,
            ImportColumn.CODE);
    private static final Set<ImportColumn> AMOUNTS = EnumSet.of(ImportColumn.FIXED_UNITS, ImportColumn.POINTS);
    private static final Pattern FRACTION = Pattern.compile("-?\\d+[.]\\d*[1-9]\\d*|-?\\d+[.]00+");

    private final Set<ImportColumn> fractions = EnumSet.noneOf(ImportColumn.class);
    private final Map<ImportColumn, AmountColumn> amounts = new EnumMap<>(ImportColumn.class);

    public void see(Mapping mapping, String[] cells) {
        for (ImportColumn column : mapping.columns().keySet()) {
            if (CODES.contains(column)) {
                String text = mapping.text(column, cells);
                if (text.indexOf('.') > 0 && FRACTION.matcher(text).matches()) {
                    fractions.add(column);
                }
            } else if (AMOUNTS.contains(column)) {
                amounts.computeIfAbsent(column, any -> new AmountColumn()).see(mapping.text(column, cells));
            }
        }
    }

    /// A code without the `.0` that a program added, where no other code of its column has a true fraction.
    String code(ImportColumn column, String text) {
        int end = text.length() - 2;
        boolean added = end > 0
                && text.endsWith(".0")
                && CODES.contains(column)
                && !fractions.contains(column)
                && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
        return added ? text.substring(0, end) : text;
    }

    static boolean isAmount(ImportColumn column) {
        return AMOUNTS.contains(column);
    }

    @Nullable
    String amount(ImportColumn column, String written) {
        AmountColumn amount = amounts.get(column);
        String plain = (amount == null ? new AmountColumn() : amount).plain(written);
        boolean whole = plain != null && column == ImportColumn.POINTS;
        return whole && plain != null ? plain.replaceFirst("[.]0+$", "") : plain;
    }
}
