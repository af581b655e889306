package labra.aws;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A price list: what one unit costs in a region, who says so, and since when. Nothing is guessed: an item without a
/// price in a
/// region has none.
record Prices(String region, Map<String, Price> items) {
    record Price(
            String item,
            String name,
            String unit,
            BigDecimal amount,
            String source,
            LocalDate date,
            boolean confirmed) {}

    static Prices read(Path file, String region) {
        Map<String, Price> found = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("region").equals(region)) {
                    found.put(row.getField("item"), price(row));
                }
            }
        } catch (IOException missing) {
            throw new Mistake("cannot read " + file);
        }
        if (found.isEmpty()) {
            throw new Mistake(
                    "%s has no price for the region %s, and none is guessed: add its lines from AWS's price pages"
                            .formatted(file.getFileName(), region));
        }
        return new Prices(region, found);
    }

    private static Price price(NamedCsvRecord row) {
        return new Price(
                row.getField("item"),
                row.getField("es"),
                row.getField("unit"),
                new BigDecimal(row.getField("price")),
                row.getField("source"),
                LocalDate.parse(row.getField("date")),
                row.getField("confirmed").equals("yes"));
    }

    Price get(String item) {
        return Optional.ofNullable(items.get(item))
                .orElseThrow(() -> new Mistake("the price list has no \"%s\" in %s".formatted(item, region)));
    }
}
