package labra.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labra.law.Holiday;
import labra.law.Word;
import labra.web.BadField;
import labra.web.Day;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;

/// A year's list as somebody proposes it.
public record NewHolidayList(String calendar, int year, String source, List<Holiday> holidays) {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;
    private static final int LONGEST_NAME = 200;

    static NewHolidayList from(Fields fields) {
        Field<String> calendar = fields.required("calendario", NewCalendar::code);
        Field<Integer> year = fields.required("anio", Fields.integer(FIRST_YEAR, LAST_YEAR));
        Field<String> source = fields.required("fuente", Fields.name(500));
        Field<List<Holiday>> holidays = fields.required("dias", NewHolidayList::holidays);
        checkDays(fields, year, holidays);
        fields.check();
        return new NewHolidayList(calendar.get(), year.get(), source.get(), holidays.get());
    }

    /// Each of them is a day of that year, and no day is there twice.
    private static void checkDays(Fields fields, Field<Integer> year, Field<List<Holiday>> holidays) {
        Integer of = year.orNull();
        List<Holiday> listed = holidays.orNull();
        if (of == null || listed == null) {
            return;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (Holiday holiday : listed) {
            if (holiday.day().getYear() != of || !seen.add(holiday.day())) {
                fields.reject(new FieldError(
                        "dias", "field.holiday-astray", holiday.day().toString()));
            }
        }
    }

    private static List<Holiday> holidays(JsonNode list) throws BadField {
        if (!list.isArray() || list.isEmpty()) {
            throw new BadField("field.required");
        }
        List<Holiday> holidays = new ArrayList<>();
        for (JsonNode listed : list) {
            holidays.add(holiday(listed));
        }
        return List.copyOf(holidays);
    }

    private static Holiday holiday(JsonNode listed) throws BadField {
        LocalDate day = Day.read(listed.path("dia"));
        String name = Fields.name(LONGEST_NAME).read(listed.path("nombre"));
        String kind = listed.path("tipo").asText(Holiday.Kind.HOLIDAY.word());
        return new Holiday(
                day,
                name,
                Word.find(Holiday.Kind.class, kind).orElseThrow(() -> new BadField("field.bad-holidays", day)));
    }

    /// As SQL reads them.
    public String[] days() {
        return holidays.stream().map(holiday -> holiday.day().toString()).toArray(String[]::new);
    }

    public String[] names() {
        return holidays.stream().map(Holiday::name).toArray(String[]::new);
    }

    public String[] kinds() {
        return holidays.stream().map(holiday -> holiday.kind().word()).toArray(String[]::new);
    }
}
