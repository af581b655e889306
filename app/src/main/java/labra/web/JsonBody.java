package labra.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads a request's body as strict JSON: one value, no repeated names, valid UTF-8, bounded depth and numbers.
public final class JsonBody {
    private static final ObjectReader READER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build()
            .reader();

    private JsonBody() {}

    public static JsonNode read(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (isWide(body)) {
                throw Problem.UNREADABLE_JSON.refusal();
            }
            JsonNode node = READER.readTree(body);
            if (node.isMissingNode()) {
                throw Problem.UNREADABLE_JSON.refusal();
            }
            return node;
        } catch (CharacterCodingException notUtf8) {
            throw Problem.UNREADABLE_JSON.refusal();
        } catch (IOException | NumberFormatException broken) {
            throw Problem.UNREADABLE_JSON.refusal();
        }
    }

    /// UTF-16 and UTF-32, which the parser would take too: a NUL beside the first character.
    private static boolean isWide(byte[] body) {
        return body.length > 1 && (body[0] == 0 || body[1] == 0);
    }

    /// The items of a batch: a list, or an object that holds it under this name; from one to `most`.
    public static List<JsonNode> items(byte[] body, String name, int most) {
        JsonNode node = read(body);
        JsonNode list = node.isObject() && node.has(name) ? node.get(name) : node;
        if (!list.isArray()) {
            throw Refusal.of(List.of(new FieldError(name, "field.not-a-list")));
        }
        if (list.isEmpty() || list.size() > most) {
            throw Refusal.of(List.of(new FieldError(name, "field.list-size", 1, most)));
        }
        return list.valueStream().toList();
    }

    public static Fields fields(byte[] body) {
        return new Fields(read(body));
    }
}
