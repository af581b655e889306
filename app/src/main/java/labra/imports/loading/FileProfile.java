package labra.imports.loading;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import labra.csv.Row;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.moments.NumberEvidence;
import labra.moments.OrderEvidence;

/// What is learnt from all rows of a file before any is loaded: the order of its dates, what its numbers count, how it
/// writes codes and amounts, and how it describes its offences.
final class FileProfile {
    private static final int MOST_DESCRIPTIONS = 100_000;

    private final Kind kind;
    private final Mapping mapping;
    private final ImportColumn dates;
    private final OrderEvidence order;
    private final NumberEvidence numbers;
    private final Map<String, Map<String, Integer>> descriptions = new HashMap<>();

    FileProfile(Kind kind, Mapping mapping, LocalDate today) {
        this.kind = kind;
        this.mapping = mapping;
        this.dates = mapping.has(ImportColumn.TIMESTAMP) ? ImportColumn.TIMESTAMP : ImportColumn.DATE;
        this.order = new OrderEvidence(today);
        this.numbers = new NumberEvidence(today);
    }

    void see(Row.Good row) {
        mapping.formats().see(mapping, row.cells());
        if (kind == Kind.FINES) {
            String date = mapping.text(dates, row.cells());
            order.see(row.line(), date);
            numbers.seeMoment(date);
            numbers.seeTime(mapping.text(ImportColumn.TIME, row.cells()));
            describe(row.cells());
        }
    }

    private void describe(String[] cells) {
        String code = mapping.text(ImportColumn.OFFENCE_CODE, cells);
        if (mapping.ways().createOffences() && !code.isEmpty() && descriptions.size() < MOST_DESCRIPTIONS) {
            descriptions
                    .computeIfAbsent(code, first -> new HashMap<>())
                    .merge(mapping.text(ImportColumn.OFFENCE_DESCRIPTION, cells), 1, Integer::sum);
        }
    }

    String description(String code) {
        return descriptions.getOrDefault(code, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getKey().length() <= 500)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(code);
    }

    OrderEvidence.Found order() {
        return order.found();
    }

    NumberEvidence numbers() {
        return numbers;
    }
}
