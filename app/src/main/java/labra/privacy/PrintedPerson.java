package labra.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import labra.pages.Format;
import labra.pages.History;
import labra.pages.Words;
import labra.reports.PrintedText;

/// All that is held of a person, on paper: each table, each of its records, each value by its word. The title is the
/// name as it is kept, which the PDF says of itself.
public record PrintedPerson(String town, String title, String name, Instant now, List<Section> sections) {
    /// A table's records; `title` says which.
    public record Section(String title, List<List<Line>> records) {}

    /// A value by its word.
    public record Line(String label, String value) {}

    static PrintedPerson of(JsonNode data, String town, Instant now, Format format, PrintedText text) {
        List<Section> sections = new ArrayList<>();
        data.properties().forEach(table -> {
            if (table.getValue().isArray()) {
                sections.add(new Section(
                        Words.text(format.locale(), "trail-" + table.getKey()),
                        StreamSupport.stream(table.getValue().spliterator(), false)
                                .map(record -> lines(record, format, text))
                                .toList()));
            }
        });
        String name = data.path("person").path(0).path("name").asText();
        return new PrintedPerson(text.of(town), name, text.of(name), now, sections);
    }

    /// What the history of a record says of a new one: every value that is there.
    private static List<Line> lines(JsonNode record, Format format, PrintedText text) {
        return History.changes(JsonNodeFactory.instance.objectNode(), record, format, Map.of()).stream()
                .map(change -> new Line(change.label(), text.of(change.after())))
                .toList();
    }
}
