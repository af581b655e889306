package labra.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/// Writes moments as [DateTimeFormatter#ISO_OFFSET_DATE_TIME] does, whose own work took a quarter of a report's time
/// (docs/performance.md).
final class MomentSerializer extends StdSerializer<OffsetDateTime> {
    private static final int LONGEST = "9999-12-31T23:59:59.999999999".length();

    MomentSerializer() {
        super(OffsetDateTime.class);
    }

    /// Makes it the serializer of all JSON.
    @Singleton
    static final class Installation implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper mapper) {
            mapper.registerModule(new SimpleModule().addSerializer(new MomentSerializer()));
        }

        /// After the serializers of the library, since the last one holds.
        @Override
        public int priority() {
            return MINIMUM_PRIORITY;
        }
    }

    @Override
    public void serialize(OffsetDateTime moment, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(written(moment));
    }

    static String written(OffsetDateTime moment) {
        if (moment.getYear() < 0 || moment.getYear() > 9999) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        byte[] text = new byte[LONGEST];
        digits(text, 0, 4, moment.getYear());
        text[4] = '-';
        digits(text, 5, 2, moment.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, moment.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, moment.getHour());
        text[13] = ':';
        digits(text, 14, 2, moment.getMinute());
        text[16] = ':';
        digits(text, 17, 2, moment.getSecond());
        int end = 19;
        if (moment.getNano() != 0) {
            text[end] = '.';
            digits(text, end + 1, 9, moment.getNano());
            end = LONGEST;
            while (text[end - 1] == '0') {
                end--;
            }
        }
        return new String(text, 0, end, StandardCharsets.ISO_8859_1)
                .concat(moment.getOffset().getId());
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
