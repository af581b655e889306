package labra.fines;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import labra.moments.IsoMoment;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// The moment of a fine as devices write it: ISO 8601 with `T` or a space, with or without seconds, fraction and
/// offset, or epoch seconds or milliseconds as a number. Kept to the microsecond, PostgreSQL's own precision.
public final class Timestamp {
    /// How far a device's clock may be ahead.
    static final int MINUTES_AHEAD = 5;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Pattern DATE_ALONE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /// Epoch numbers below this are seconds (until the year 5138), from it on milliseconds (since 1973).
    private static final BigDecimal SECONDS_END = BigDecimal.valueOf(100_000_000_000L);

    /// An exponent far below zero asks for a number of as many digits, which nobody's memory has.
    private static final int MOST_DECIMALS = 100;

    private static final BigDecimal LATEST_MILLIS = BigDecimal.valueOf(253_402_300_799_999L);

    private Timestamp() {}

    /// Reads a moment that has passed, or is at most five minutes ahead of now.
    static Fields.Reader<Instant> reader(ZoneId zone, Instant now) {
        return node -> {
            Instant moment = node.isNumber() ? epoch(node.decimalValue()) : parse(text(node), zone);
            if (moment.isAfter(now.plus(MINUTES_AHEAD, ChronoUnit.MINUTES))) {
                throw new BadField("field.in-the-future", MINUTES_AHEAD);
            }
            return moment;
        };
    }

    /// Reads a moment of any time, as filters have it; there a date alone is its first moment.
    public static Fields.Reader<Instant> filter(ZoneId zone) {
        return node -> {
            String written = text(node);
            return parse(DATE_ALONE.matcher(written).matches() ? written + "T00:00" : written, zone);
        };
    }

    /// A period that ends before it begins has nothing, and was not meant: its end is refused.
    public static void ordered(Fields query, @Nullable Instant from, String end, @Nullable Instant until) {
        if (from != null && until != null && from.isAfter(until)) {
            query.reject(new FieldError(end, "field.before-its-start"));
        }
    }

    public static Instant parse(String written, ZoneId zone) throws BadField {
        if (DATE_ALONE.matcher(written).matches()) {
            throw new BadField("field.date-without-time");
        }
        try {
            IsoMoment iso = IsoMoment.read(written);
            if (iso == null) {
                throw new BadField("field.not-a-timestamp");
            }
            Instant moment = iso.in(zone);
            if (moment == null) {
                throw new BadField("field.impossible-timestamp");
            }
            return bounded(moment);
        } catch (DateTimeException impossible) {
            throw new BadField("field.impossible-timestamp");
        }
    }

    private static Instant epoch(BigDecimal number) throws BadField {
        if (number.scale() > MOST_DECIMALS || number.abs().compareTo(LATEST_MILLIS) > 0) {
            throw new BadField("field.impossible-timestamp");
        }
        BigDecimal millis = number.abs().compareTo(SECONDS_END) < 0 ? number.movePointRight(3) : number;
        long micros = millis.movePointRight(3).setScale(0, RoundingMode.DOWN).longValue();
        return bounded(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static Instant bounded(Instant moment) throws BadField {
        if (moment.isBefore(EARLIEST)) {
            throw new BadField("field.impossible-timestamp");
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(JsonNode node) throws BadField {
        if (!node.isTextual()) {
            throw new BadField("field.not-a-timestamp");
        }
        String written = node.textValue().strip();
        if (written.isEmpty()) {
            throw new BadField("field.required");
        }
        return written;
    }
}
