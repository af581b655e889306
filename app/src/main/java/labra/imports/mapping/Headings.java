package labra.imports.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import labra.csv.ImportFailure;

/// A file's header, in which columns are found without regard to case, accents and punctuation.
public record Headings(List<String> names, Map<String, Integer> plain) {
    public static Headings of(List<String> names) {
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            plain.putIfAbsent(ImportColumn.plain(names.get(i)), i);
        }
        return new Headings(names, Map.copyOf(plain));
    }

    OptionalInt find(String name) {
        Integer index = plain.get(ImportColumn.plain(name));
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    int index(String name) {
        return find(name)
                .orElseThrow(() -> new ImportFailure("failure.no-such-column", name, String.join(", ", names)));
    }
}
