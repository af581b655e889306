package labra.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// JSON that is nearly what the contract asks for, and what is no JSON at all.
final class JsonBodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> GARBLED = List.of(
            "",
            "{",
            "[",
            "null",
            "1",
            "\"x\"",
            "{}",
            "[]",
            "[{}]",
            "{} {}",
            "{}//x",
            "\0",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":1e999999999}",
            "{\"timestamp\":1e400}",
            "{\"n\":" + "9".repeat(9_000) + "}",
            "{\"a\":".repeat(3_000),
            "[".repeat(16_000),
            "\r\n".repeat(2_000),
            " ".repeat(70_000));

    private final Contract contract;

    JsonBodies(Contract contract) {
        this.contract = contract;
    }

    byte[] any(Chance chance, String operation) {
        String text = chance.in(20) ? chance.of(GARBLED) : written(chance, changed(chance, operation));
        return text.getBytes(
                chance.in(92)
                        ? StandardCharsets.UTF_8
                        : chance.of(
                                StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32LE")));
    }

    /// One line of a stream, or of nothing.
    byte[] lines(Chance chance, String operation) {
        StringBuilder lines = new StringBuilder();
        for (int i = chance.below(8); i > 0; i--) {
            lines.append(chance.in(15) ? chance.of(GARBLED) : changed(chance, operation))
                    .append(chance.of("\n", "\n", "\r\n", "\n\n", ""));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String written(Chance chance, ObjectNode body) {
        String text = body.toString();
        return chance.of(10, 0, 0, 0, 0, 0, 0, 0, 0, 0) == 0
                ? text
                : chance.of(text.substring(0, text.length() - 1), text + text, "\ufeff" + text, "[" + text + "]");
    }

    private ObjectNode changed(Chance chance, String operation) {
        ObjectNode body = contract.example(chance, operation);
        for (int i = chance.below(3); i >= 0; i--) {
            List<String> names = new ArrayList<>();
            body.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() || chance.in(30) ? chance.of(contract.names()) : chance.of(names);
            if (chance.in(12)) {
                body.remove(name);
            } else {
                body.set(name, value(chance, 0));
            }
        }
        return body;
    }

    private JsonNode value(Chance chance, int depth) {
        if (chance.in(70)) {
            return JSON.textNode(Texts.any(chance));
        }
        if (depth > 3 || chance.in(60)) {
            return chance.of(
                    JSON.nullNode(),
                    JSON.booleanNode(true),
                    JSON.numberNode(0),
                    JSON.numberNode(-1),
                    JSON.numberNode(Long.MAX_VALUE),
                    JSON.numberNode(new java.math.BigDecimal("1e400")),
                    JSON.numberNode(1.5));
        }
        if (chance.in(50)) {
            return JSON.objectNode().set(chance.of(contract.names()), value(chance, depth + 1));
        }
        ArrayNode many = JSON.arrayNode();
        for (int i = chance.of(0, 1, 3, 501); i > 0; i--) {
            many.add(depth > 0 ? JSON.numberNode(i) : contract.example(chance, "POST /cargar_infraccion"));
        }
        return many;
    }
}
