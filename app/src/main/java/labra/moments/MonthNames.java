package labra.moments;

import java.util.List;

/// The months by name in Spanish, English and Portuguese, whole or shortened, and in Roman numerals.
final class MonthNames {
    private static final int SHORTEST = 3;

    /// January first; of each the whole names, which may be cut after three letters, and the odd short forms.
    private static final List<List<String>> NAMES = List.of(
            List.of("enero", "january", "janeiro", "i"),
            List.of("febrero", "february", "fevereiro", "ii"),
            List.of("marzo", "march", "marco", "mzo", "iii"),
            List.of("abril", "april", "iv"),
            List.of("mayo", "may", "maio", "v"),
            List.of("junio", "june", "junho", "vi"),
            List.of("julio", "july", "julho", "vii"),
            List.of("agosto", "august", "agto", "viii"),
            List.of("septiembre", "setiembre", "september", "setembro", "sptbre", "stbre", "sbre", "ix"),
            List.of("octubre", "october", "outubro", "octbre", "x"),
            List.of("noviembre", "november", "novembro", "novbre", "nvbre", "xi"),
            List.of("diciembre", "december", "dezembro", "dicbre", "dbre", "xii"));

    private MonthNames() {}

    /// The month of a name in lower case without accents, 0 where it is none.
    static int number(String name) {
        for (int month = 1; month <= NAMES.size(); month++) {
            if (NAMES.get(month - 1).stream().anyMatch(whole -> isShort(name, whole))) {
                return month;
            }
        }
        return 0;
    }

    private static boolean isShort(String name, String whole) {
        return whole.equals(name) || (name.length() >= SHORTEST && whole.length() > SHORTEST && whole.startsWith(name));
    }
}
