package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.regex.Pattern;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// How the parts of a signed text are read that all kinds of it share.
public final class Signed {
    /// The largest whole number that a browser counts to.
    public static final long MOST = (1L << 53) - 1;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Signed() {}

    public static Fields.Reader<Long> whole(long least, long most) {
        return node -> {
            if (!node.isIntegralNumber()
                    || !node.canConvertToLong()
                    || node.longValue() < least
                    || node.longValue() > most) {
                throw new BadField("field.not-in-range", least, most);
            }
            return node.longValue();
        };
    }

    static String hash(JsonNode node) throws BadField {
        String written = Fields.string(node);
        if (!HASH.matcher(written).matches()) {
            throw new BadField("field.not-a-hash");
        }
        return written;
    }

    /// The place in the chain, as far as it can be read; it is noted also of what is of no use.
    static @Nullable Long sequence(JsonNode payload) {
        return orNull(payload, "secuencia", whole(1, MOST));
    }

    static @Nullable String previous(JsonNode payload) {
        return orNull(payload, "anterior", Signed::hash);
    }

    static @Nullable UUID id(JsonNode payload) {
        return orNull(payload, "id", node -> {
            try {
                return UUID.fromString(Fields.string(node));
            } catch (IllegalArgumentException noUuid) {
                throw new BadField("field.not-a-uuidv7");
            }
        });
    }

    static @Nullable PrintedNumber number(JsonNode payload) {
        String prefix = orNull(payload, "serie", Signed::prefix);
        Long number = orNull(payload, "numero", whole(1, PrintedNumber.LAST));
        return prefix == null || number == null ? null : new PrintedNumber(prefix, number);
    }

    public static String prefix(JsonNode node) throws BadField {
        String written = Fields.string(node);
        if (!written.matches("[A-Z]{2,6}")) {
            throw new BadField("field.not-a-series");
        }
        return written;
    }

    static <T> @Nullable T orNull(JsonNode payload, String name, Fields.Reader<T> reader) {
        if (!payload.isObject()) {
            return null;
        }
        Field<T> read = new Fields(payload).optional(name, reader);
        return read.orNull();
    }
}
