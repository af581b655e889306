package labra.imports.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import labra.csv.ImportFailure;

/// A file's header, in which columns are found without regard to case, accents and punctuation. Each has a name of its
/// own: one without is called by its number, a twin by how many of it came before.
public record Headings(List<String> names, Map<String, Integer> plain) {
    private static final String BY_NUMBER = "#";

    public static Headings of(List<String> written) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String heading : written) {
            String name = heading.isBlank() ? BY_NUMBER + (names.size() + 1) : heading;
            String unique = name;
            for (int twin = 2; !taken.add(ImportColumn.plain(unique)); twin++) {
                unique = name + " (" + twin + ")";
            }
            names.add(unique);
        }
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            plain.putIfAbsent(ImportColumn.plain(names.get(i)), i);
        }
        return new Headings(List.copyOf(names), Map.copyOf(plain));
    }

    /// Whether it is a name that columns usually have, of whatever kind of file.
    public static boolean isUsual(String heading) {
        return BundledMappings.isSynonym(ImportColumn.plain(heading))
                || BundledMappings.isSynonym(ShortHeading.of(heading));
    }

    /// The column that is called so, or so with small words and remarks in brackets.
    OptionalInt findUsual(String synonym) {
        OptionalInt exact = find(synonym);
        return exact.isPresent()
                ? exact
                : IntStream.range(0, names.size())
                        .filter(index -> ShortHeading.of(names.get(index)).equals(synonym))
                        .findFirst();
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
        return find(name)
                .orElseThrow(() -> new ImportFailure("failure.no-such-column", name, String.join(", ", names)));
    }

    /// How a mapping writes a column so that it is found again: by its name, or by its number where that would not do.
    public String reference(int index) {
        String name = names.get(index);
        boolean safe = name.chars().noneMatch(c -> "{}[]'\n\r".indexOf(c) >= 0) && name.equals(name.strip());
        return safe && find(name).orElse(-1) == index ? name : BY_NUMBER + (index + 1);
    }
}
