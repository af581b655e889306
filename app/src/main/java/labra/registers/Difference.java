package labra.registers;

import java.util.List;
import java.util.Map;
import labra.pages.Form;
import labra.registers.changes.WeighedChanges;

/// A field that two people wrote differently.
public record Difference(String field, String mine, String theirs) {

    static List<Difference> between(Form mine, Inputs inputs, Map<String, String> theirs) {
        return inputs.all().keySet().stream()
                .filter(field -> !field.equals(WeighedChanges.REASON))
                .map(field -> new Difference(field, mine.value(field), theirs.getOrDefault(field, "")))
                .filter(difference -> !difference.mine.equals(difference.theirs))
                .toList();
    }
}
