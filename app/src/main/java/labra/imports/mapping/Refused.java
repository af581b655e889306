package labra.imports.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import labra.pages.Words;
import labra.web.FieldError;
import labra.web.Messages;
import labra.web.Problem;
import labra.web.Refusal;

/// How the API would refuse a row: kept as text, and told in the API's own words. A problem of the whole row is its
/// name, a mistake of a field an array of the field, the key of the message and its arguments.
final class Refused {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Refused() {}

    static List<String> kept(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? List.of(written(List.of(refusal.problem().name())))
                : refusal.errors().stream()
                        .map(error -> written(
                                Stream.concat(Stream.of(error.field(), error.key()), Arrays.stream(error.arguments()))
                                        .toList()))
                        .toList();
    }

    static String told(Locale locale, List<String> kept) {
        return kept.stream().map(one -> told(locale, tree(one))).collect(Collectors.joining("; "));
    }

    private static String told(Locale locale, JsonNode one) {
        if (one.size() == 1) {
            return Problem.valueOf(one.get(0).asText()).refusal().message(locale);
        }
        List<Object> arguments = new ArrayList<>();
        StreamSupport.stream(one.spliterator(), false)
                .skip(2)
                .forEach(argument -> arguments.add(argument.isNumber() ? argument.numberValue() : argument.asText()));
        var error = new FieldError(one.get(0).asText(), one.get(1).asText(), arguments.toArray());
        return Words.fact(locale, error.field()) + ": " + Messages.text(locale, error.key(), error.arguments());
    }

    private static String written(List<Object> parts) {
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static JsonNode tree(String kept) {
        try {
            return JSON.readTree(kept);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
