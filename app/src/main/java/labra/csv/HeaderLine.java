package labra.csv;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Which of the first lines names the columns: titles and remarks may stand above it.
final class HeaderLine {
    private static final int LOOKED_AT = 30;
    private static final int ENOUGH_KNOWN = 2;

    private HeaderLine() {}

    /// The line with the most names that are known, else the first that is filled nearly as well as the fullest.
    static int of(List<List<String>> lines, Predicate<String> known, boolean declared) {
        int declaration = declared ? firstFilled(lines, 0) + 1 : 0;
        int first = firstFilled(lines, declaration);
        int end = Math.min(lines.size(), first + LOOKED_AT);
        int named = best(lines, first, end, known);
        if (named >= 0) {
            return named;
        }
        long fullest = IntStream.range(first, end)
                .mapToLong(i -> filled(lines.get(i)))
                .max()
                .orElse(0);
        return fullest < 3
                ? first
                : IntStream.range(first, end)
                        .filter(i -> 2 * filled(lines.get(i)) > fullest)
                        .findFirst()
                        .orElse(first);
    }

    private static int best(List<List<String>> lines, int first, int end, Predicate<String> known) {
        int best = -1;
        long most = ENOUGH_KNOWN - 1;
        for (int i = first; i < end; i++) {
            long names = lines.get(i).stream().filter(known).count();
            if (names > most) {
                most = names;
                best = i;
            }
        }
        return best;
    }

    private static int firstFilled(List<List<String>> lines, int from) {
        return IntStream.range(from, lines.size())
                .filter(i -> filled(lines.get(i)) > 0)
                .findFirst()
                .orElse(Math.min(from, lines.size() - 1));
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !Blank.is(cell)).count();
    }

    /// Names without blanks around them. A delimiter behind the last one begins a column only where some row has it.
    static List<String> withoutEnd(List<String> header, List<List<String>> rows) {
        int widest = rows.stream()
                .mapToInt(row -> filled(row.toArray(String[]::new), 0))
                .max()
                .orElse(0);
        int count = header.size();
        while (count > 1 && count > widest && Blank.is(header.get(count - 1))) {
            count--;
        }
        return header.subList(0, count).stream().map(Blank::stripped).toList();
    }

    /// How many cells a row has, without blank ones behind the last column.
    static int filled(String[] cells, int columns) {
        int count = cells.length;
        while (count > columns && Blank.is(cells[count - 1])) {
            count--;
        }
        return count;
    }

    static String[] fitted(String[] cells, int columns) {
        if (cells.length == columns) {
            return cells;
        }
        String[] fitted = Arrays.copyOf(cells, columns);
        for (int i = cells.length; i < columns; i++) {
            fitted[i] = "";
        }
        return fitted;
    }

    /// Files that were put one behind the other have a header each.
    static boolean repeats(List<String> header, String[] cells) {
        int i = 0;
        while (i < cells.length && Blank.stripped(cells[i]).equals(header.get(i))) {
            i++;
        }
        return i == cells.length;
    }
}
