package labra.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import labra.pages.Format;
import labra.pages.History;
import labra.pages.Words;
import labra.reports.PrintedText;

/// What is held of a person, on paper: the first records of each table, each value by its word. The title
/// is the name as it is kept, which the PDF says of itself.
public record PrintedPerson(String town, String title, String name, Instant now, List<Section> sections) {
    /// Records of a table that go on paper.
    static final int MOST = 500;

    /// A table's records; `title` says which. `more` when there are more than these.
    public record Section(String title, List<List<Line>> records, boolean more) {}

    /// A value by its word.
    public record Line(String label, String value) {}

    /// Who prints it when, and how.
    record Sheet(String town, Instant now, Format format, PrintedText text) {}

    static PrintedPerson of(Map<PersonPart, List<String>> data, Sheet sheet) {
        List<Section> sections = data.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> section(part.getKey(), part.getValue(), sheet))
                .toList();
        String name = History.tree(
                        data.getOrDefault(PersonPart.PERSON, List.of()).getFirst())
                .path("name")
                .asText();
        return new PrintedPerson(
                sheet.text().of(sheet.town()), name, sheet.text().of(name), sheet.now(), sections);
    }

    private static Section section(PersonPart part, List<String> records, Sheet sheet) {
        return new Section(
                Words.text(sheet.format().locale(), "trail-" + part.table()),
                records.stream()
                        .limit(MOST)
                        .map(record -> lines(History.tree(record), sheet))
                        .toList(),
                records.size() > MOST);
    }

    /// What the history of a record says of a new one: every value that is there.
    private static List<Line> lines(JsonNode record, Sheet sheet) {
        return History.changes(JsonNodeFactory.instance.objectNode(), record, sheet.format(), Map.of()).stream()
                .map(change -> new Line(change.label(), sheet.text().of(change.after())))
                .toList();
    }
}
