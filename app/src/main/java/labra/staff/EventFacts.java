package labra.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                .map(fact -> new Line(label(fact.getKey(), locale), value(fact.getKey(), fact.getValue(), locale)))
                .toList();
    }

    private static String label(String key, Locale locale) {
        String word = "fact-" + key;
        return Words.has(locale, word) ? Words.text(locale, word) : key;
    }

    /// What is no word of ours, such as a number or a reason, stands as it is.
    private static String value(String key, String value, Locale locale) {
        return switch (key) {
            case "active" -> Words.text(locale, Boolean.parseBoolean(value) ? "yes" : "no");
            case "role" -> word("role-", value, locale);
            case "use" -> word("use-", value, locale);
            case "device" -> word("device-", value, locale);
            case "kind" -> word("kind-", value, locale);
            case "what" ->
                Stream.of(value.split(" ")).map(what -> what(what, locale)).collect(Collectors.joining(", "));
            default -> value;
        };
    }

    /// Registers, mails and languages have words of their own, settings the ones of their fields.
    private static String what(String what, Locale locale) {
        String own = "what-" + what;
        return Words.has(locale, own) ? Words.text(locale, own) : word("word-", what, locale);
    }

    private static String word(String kind, String value, Locale locale) {
        return Words.has(locale, kind + value) ? Words.text(locale, kind + value) : value;
    }

    @Override
    public String in(Locale locale) {
        return lines(locale).stream()
                .map(line -> line.label() + ": " + line.value())
                .collect(Collectors.joining(" · "));
    }
}
