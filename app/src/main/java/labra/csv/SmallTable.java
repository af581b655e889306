package labra.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file of few rows, read whole: cells by the names of their columns, without case and accents. A row that cannot be
/// taken apart has no cells.
public record SmallTable(List<String> columns, List<Line> lines) {
    private static final int MOST = 20_000;

    /// A row and its line in the file.
    public record Line(long number, Map<String, String> cells) {
        public String cell(String... names) {
            for (String name : names) {
                String cell = cells.get(name);
                if (cell != null) {
                    return cell;
                }
            }
            return "";
        }
    }

    public static SmallTable of(InputFile file) {
        try (Rows rows = Table.look(file, Reading.USUAL, header -> row -> {}).open()) {
            List<String> columns = rows.header().stream().map(SmallTable::plain).toList();
            List<Line> lines = new ArrayList<>();
            for (Row row = rows.next(); row != null && lines.size() < MOST; row = rows.next()) {
                lines.add(
                        switch (row) {
                            case Row.Good good -> new Line(good.line(), cells(columns, good.cells()));
                            case Row.Bad bad -> new Line(bad.line(), Map.of());
                        });
            }
            return new SmallTable(columns, List.copyOf(lines));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean has(String... names) {
        return List.of(names).stream().anyMatch(columns::contains);
    }

    private static Map<String, String> cells(List<String> columns, String[] written) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.putIfAbsent(columns.get(i), written[i].strip());
        }
        return cells;
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
    }
}
