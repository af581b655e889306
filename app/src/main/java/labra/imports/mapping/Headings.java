package labra.imports.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import labra.csv.ImportFailure;

/// A file's header, in which columns are found without regard to case, accents and punctuation. Each has a name of its
/// own: one without is called by its number, a twin by how many of it came before.
public record Headings(List<String> names, Map<String, Integer> plain, Map<String, Integer> shorter) {
    private static final String BY_NUMBER = "#";
    private static final int LISTED = 40;

    public static Headings of(List<String> written) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> plain = new HashMap<>();
        Map<String, Integer> shorter = new HashMap<>();
        Map<String, Integer> twins = new HashMap<>();
        for (String heading : written) {
            String name = heading.isBlank() ? BY_NUMBER + (names.size() + 1) : heading;
            String unique = name;
            while (plain.putIfAbsent(ImportColumn.plain(unique), names.size()) != null) {
                unique = name + " (" + twins.merge(name, 2, (before, _) -> before + 1) + ")";
            }
            shorter.putIfAbsent(ShortHeading.of(unique), names.size());
            names.add(unique);
        }
        return new Headings(List.copyOf(names), Map.copyOf(plain), Map.copyOf(shorter));
    }

    /// The names as a message lists them.
    String listed() {
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
                + (names.size() > LISTED ? ", …" : "");
    }

    /// Whether it is a name that columns usually have, of whatever kind of file.
    public static boolean isUsual(String heading) {
        return BundledMappings.isSynonym(ImportColumn.plain(heading))
                || BundledMappings.isSynonym(ShortHeading.of(heading));
    }

    /// The column that is called so, or so with small words and remarks in brackets.
    OptionalInt findUsual(String synonym) {
        OptionalInt exact = find(synonym);
        Integer index = shorter.get(synonym);
        return exact.isPresent() || index == null ? exact : OptionalInt.of(index);
    }

    OptionalInt find(String name) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return OptionalInt.of(exact);
        }
        Integer index = plain.get(ImportColumn.plain(name));
        return index == null ? byNumber(name) : OptionalInt.of(index);
    }

    private OptionalInt byNumber(String name) {
        boolean numbered = name.matches(BY_NUMBER + "[1-9]\\d{0,5}");
        int index = numbered ? Integer.parseInt(name.substring(1)) - 1 : names.size();
        return index < names.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    int index(String name) {
        return find(name).orElseThrow(() -> new ImportFailure("failure.no-such-column", name, listed()));
    }

    /// How a mapping writes a column so that it is found again: by its name, or by its number where that would not do.
    public String reference(int index) {
        String name = names.get(index);
        boolean safe = name.chars().noneMatch(c -> "{}[]'\n\r".indexOf(c) >= 0) && name.equals(name.strip());
        return safe && find(name).orElse(-1) == index ? name : BY_NUMBER + (index + 1);
    }
}
