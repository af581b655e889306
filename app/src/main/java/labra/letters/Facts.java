package labra.letters;

import java.util.List;
import java.util.Map;

/// What one mail says, as its reader sees it: a value for each placeholder by its name, and the details in tables. Kept
/// with a sent notice, so that its mail can be shown as it was.
record Facts(Map<String, String> values, List<Table> tables) {

    /// The details of one fine.
    record Table(List<Row> rows) {}

    /// One detail and what it is called.
    record Row(String label, String value) {}

    public String value(Placeholder placeholder) {
        return values.getOrDefault(placeholder.wireName(), "");
    }

    boolean hasDetails() {
        return !tables.isEmpty();
    }
}
