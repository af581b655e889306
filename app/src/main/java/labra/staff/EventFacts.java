package labra.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labra.pages.Words;
import labra.registers.Cell;

/// What else is known about a security event, each by the key of its word.
public record EventFacts(Map<String, String> values) implements Cell.Worded {
    private static final ObjectMapper JSON = new ObjectMapper();

    static EventFacts of(String json) {
        try {
            Map<String, String> values = new TreeMap<>();
            JSON.readTree(json)
                    .properties()
                    .forEach(fact -> values.put(fact.getKey(), fact.getValue().asText()));
            return new EventFacts(values);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /// A fact with its word.
    public record Line(String label, String value) {}

    public List<Line> lines(Locale locale) {
        return values.entrySet().stream()
                .map(fact -> new Line(label(fact.getKey(), locale), fact.getValue()))
                .toList();
    }

    private static String label(String key, Locale locale) {
        String word = "fact-" + key;
        return Words.has(locale, word) ? Words.text(locale, word) : key;
    }

    @Override
    public String in(Locale locale) {
        return lines(locale).stream()
                .map(line -> line.label() + ": " + line.value())
                .collect(Collectors.joining(" · "));
    }
}
