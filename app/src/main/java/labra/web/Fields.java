package labra.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the fields of one JSON object and gathers all that is wrong, so that a caller hears of every mistake at once.
public final class Fields {
    private final JsonNode object;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private Set<String> given = Set.of();
    private Set<String> blank = Set.of();

    public Fields(JsonNode object) {
        if (!object.isObject()) {
            throw Problem.UNREADABLE_JSON.refusal();
        }
        this.object = object;
    }

    /// The parameters of a query, each a text; one given twice is an error, and so is one that nobody asks for, and one
    /// that says nothing: a program that sends `?placa_patente=` means to filter.
    public static Fields ofQuery(MultivaluedMap<String, String> parameters) {
        Fields fields = ofPage(parameters);
        fields.blank = parameters.entrySet().stream()
                .filter(given -> given.getValue().size() == 1
                        && given.getValue().getFirst().isBlank())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return fields;
    }

    /// The same of a page, where an empty one says nothing: forms send what nobody filled in too.
    public static Fields ofPage(MultivaluedMap<String, String> parameters) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Fields fields = new Fields(object);
        fields.given = parameters.keySet();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                fields.reject(new FieldError(name, "field.repeated"));
            } else if (!values.getFirst().isBlank()) {
                object.put(name, values.getFirst());
            }
        });
        return fields;
    }

    /// The same where nothing is a value of this one: the beginning, for a place in a list.
    public Fields allowingEmpty(String name) {
        blank = blank.stream().filter(empty -> !empty.equals(name)).collect(Collectors.toSet());
        return this;
    }

    /// The same with these names known too, whose values somebody else reads.
    public Fields knowing(Set<String> names) {
        asked.addAll(names);
        return this;
    }

    /// The same for routes below JAX-RS.
    public static Fields ofQuery(MultiMap parameters) {
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
        parameters.forEach(all::add);
        return ofQuery(all);
    }

    /// How a value is read from JSON.
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonNode node) throws BadField;
    }

    public <T> Field<T> required(String name, Reader<T> reader) {
        asked.add(name);
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return fail(new FieldError(name, "field.required"));
        }
        return read(name, node, reader);
    }

    public <T> Field<T> optional(String name, Reader<T> reader) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? new Field<>(null) : read(name, node, reader);
    }

    /// The fields as they were written.
    public String written() {
        return object.toString();
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public void reject(FieldError error) {
        errors.add(error);
    }

    public void check() {
        given.stream().filter(name -> !asked.contains(name)).sorted().forEach(name -> reject(unknown(name)));
        given = Set.of();
        Set<String> told = errors.stream().map(FieldError::field).collect(Collectors.toSet());
        blank.stream()
                .filter(name -> !told.contains(name))
                .sorted()
                .forEach(name -> reject(new FieldError(name, "field.empty-parameter")));
        blank = Set.of();
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private FieldError unknown(String name) {
        if (asked.isEmpty()) {
            return new FieldError(name, "field.no-parameters");
        }
        List<String> near = Likeness.nearest(name, asked);
        return near.isEmpty()
                ? new FieldError(name, "field.unknown-parameter", String.join(", ", asked))
                : new FieldError(name, "field.unknown-parameter-near", String.join(", ", near));
    }

    private <T> Field<T> read(String name, JsonNode node, Reader<T> reader) {
        try {
            return new Field<>(reader.read(node));
        } catch (BadField bad) {
            return fail(bad.on(name));
        }
    }

    private <T> Field<T> fail(FieldError error) {
        errors.add(error);
        return new Field<>(null);
    }

    /// Text of any number of lines; blank allowed.
    public static Reader<String> text(int most) {
        return node -> Text.lines(string(node), most);
    }

    /// The same, and not empty.
    public static Reader<String> filledText(int most) {
        return node -> Text.filledLines(string(node), most);
    }

    /// One line, and not empty.
    public static Reader<String> name(int most) {
        return node -> Text.line(string(node), most);
    }

    /// A secret, to the letter.
    public static Reader<String> secret(int most) {
        return node -> Text.exact(string(node), most);
    }

    public static String email(JsonNode node) throws BadField {
        return Email.parse(string(node));
    }

    public static Reader<Double> number(double least, double most) {
        return node -> {
            if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
                throw new BadField("field.not-in-range", least, most);
            }
            return node.doubleValue();
        };
    }

    /// A number with so many decimals at most: none is rounded away in silence.
    public static Reader<BigDecimal> decimal(int least, int most, int decimals) {
        return node -> {
            BigDecimal number = node.isNumber() ? node.decimalValue() : null;
            if (number == null
                    || number.compareTo(BigDecimal.valueOf(least)) < 0
                    || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw new BadField("field.not-in-range", least, most);
            }
            if (number.stripTrailingZeros().scale() > decimals) {
                throw new BadField("field.too-many-decimals", decimals);
            }
            return number.setScale(decimals);
        };
    }

    /// A whole number.
    public static Reader<Integer> integer(int least, int most) {
        return node -> {
            if (!node.isIntegralNumber()
                    || !node.canConvertToInt()
                    || node.intValue() < least
                    || node.intValue() > most) {
                throw new BadField("field.not-in-range", least, most);
            }
            return node.intValue();
        };
    }

    /// A whole number written as text, as queries and paths have it.
    public static Reader<Long> whole(long least, long most) {
        return node -> {
            String written = string(node).strip();
            if (!written.matches("-?\\d{1,18}") || Long.parseLong(written) < least || Long.parseLong(written) > most) {
                throw new BadField("field.not-in-range", least, most);
            }
            return Long.valueOf(written);
        };
    }

    /// One of the wire names of a closed choice.
    public static <E extends Enum<E>> Reader<E> choice(Class<E> type, Function<E, String> wireName) {
        return node -> {
            String written = string(node).strip();
            for (E constant : type.getEnumConstants()) {
                if (wireName.apply(constant).equalsIgnoreCase(written)) {
                    return constant;
                }
            }
            throw new BadField(
                    "field.not-a-choice",
                    Arrays.stream(type.getEnumConstants()).map(wireName).collect(Collectors.joining(", ")));
        };
    }

    public static Long id(JsonNode node) throws BadField {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
            throw new BadField("field.not-an-id");
        }
        return node.longValue();
    }

    public static UUID uuid(JsonNode node) throws BadField {
        String written = string(node).strip();
        if (!PathId.isUuid(written)) {
            throw new BadField("field.not-a-uuid");
        }
        return UUID.fromString(written);
    }

    public static Boolean flag(JsonNode node) throws BadField {
        if (!node.isBoolean()) {
            throw new BadField("field.not-a-flag");
        }
        return node.booleanValue();
    }

    /// `true` or `false` written as text, as queries have it.
    public static Boolean written(JsonNode node) throws BadField {
        return switch (string(node).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadField("field.not-a-flag");
        };
    }

    public static String string(JsonNode node) throws BadField {
        if (!node.isTextual()) {
            throw new BadField("field.not-text");
        }
        return node.textValue();
    }
}
