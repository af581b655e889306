package labra.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;

/// A day as programs and forms write it, such as 2026-03-01.
public final class Day {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Day() {}

    public static LocalDate read(JsonNode node) throws BadField {
        LocalDate day = parsed(Fields.string(node).strip());
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new BadField("field.not-a-day");
        }
        return day;
    }

    private static LocalDate parsed(String written) throws BadField {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException unreadable) {
            throw new BadField("field.not-a-day");
        }
    }
}
