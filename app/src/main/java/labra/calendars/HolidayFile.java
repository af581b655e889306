package labra.calendars;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import labra.csv.InputFile;
import labra.csv.SmallTable;
import labra.law.Holiday;
import labra.law.Word;
import labra.moments.DateOrder;
import labra.moments.Dates;
import labra.web.BadField;

/// A year's list as a file: a column of days, one of names, and perhaps one of kinds.
final class HolidayFile {
    private static final String[] DAY = {"dia", "fecha", "day", "date"};
    private static final String[] NAME = {"nombre", "feriado", "motivo", "name", "holiday"};
    private static final String[] KIND = {"tipo", "clase", "kind", "type"};
    private static final int TOLD = 20;

    private HolidayFile() {}

    /// Its days as the fields of a proposal have them, or every line that is none.
    static ArrayNode read(InputFile file) throws BadField {
        SmallTable table = SmallTable.of(file);
        if (!table.has(DAY) || !table.has(NAME)) {
            throw new BadField("field.no-holiday-columns");
        }
        ArrayNode holidays = JsonNodeFactory.instance.arrayNode();
        List<Long> bad = new ArrayList<>();
        for (SmallTable.Line line : table.lines()) {
            holiday(line)
                    .ifPresentOrElse(
                            holiday -> holidays.addObject()
                                    .put("dia", holiday.day().toString())
                                    .put("nombre", holiday.name())
                                    .put("tipo", holiday.kind().word()),
                            () -> bad.add(line.number()));
        }
        if (!bad.isEmpty()) {
            throw new BadField(
                    "field.bad-holidays",
                    bad.stream().limit(TOLD).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return holidays;
    }

    private static Optional<Holiday> holiday(SmallTable.Line line) {
        LocalDate day = new Dates(DateOrder.DAY_FIRST, false).read(line.cell(DAY));
        String name = line.cell(NAME);
        String kind = line.cell(KIND).toUpperCase(Locale.ROOT).replace(' ', '_');
        return day == null || name.isEmpty()
                ? Optional.empty()
                : Word.find(Holiday.Kind.class, kind.isEmpty() ? Holiday.Kind.HOLIDAY.word() : kind)
                        .map(known -> new Holiday(day, name, known));
    }
}
