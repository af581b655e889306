package labra.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What a file looks like before anybody says what its columns are.
public record Preview(String encoding, String delimiter, boolean gzip, List<String> headings, List<List<String>> rows) {
    private static final int SHOWN = 5;

    public static Preview of(InputFile file) {
        FileFacts facts = FileFacts.of(file, null);
        try (Rows reading = new Rows(file.lines(facts.charset()), null)) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row = reading.next(); row != null && rows.size() < SHOWN; row = reading.next()) {
                if (row instanceof Row.Good good) {
                    rows.add(List.of(good.cells()));
                }
            }
            char delimiter = reading.dialect().delimiter();
            return new Preview(
                    facts.charset().name(),
                    delimiter == '\t' ? "TAB" : String.valueOf(delimiter),
                    facts.gzip(),
                    reading.header(),
                    rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
