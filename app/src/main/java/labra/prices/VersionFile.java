package labra.prices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import labra.csv.InputFile;
import labra.csv.SmallTable;
import labra.moments.DateOrder;
import labra.moments.Dates;
import labra.pages.Form;
import labra.proposals.Proposals.Draft;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Refusal;

/// A catalogue as a file: a column for each field of a version, named as on its form, and the offence's code.
final class VersionFile {
    private static final int TOLD = 20;

    private final Map<String, Long> offences;
    private final String source;
    private final List<String> bad = new ArrayList<>();

    private VersionFile(Map<String, Long> offences, String source) {
        this.offences = offences;
        this.source = source;
    }

    /// Its versions, or every line that is none, with the columns that are wrong. `offences` are ids by lower-case
    /// code, `source` is that of lines that name none.
    static List<Draft> read(InputFile file, Map<String, Long> offences, String source) throws BadField {
        SmallTable table = SmallTable.of(file);
        if (!table.has("codigo") || !table.has("desde") || !table.has("minimo")) {
            throw new BadField("field.no-version-columns");
        }
        VersionFile reading = new VersionFile(offences, source);
        List<Draft> drafts = new ArrayList<>();
        table.lines().forEach(line -> reading.draft(line, drafts));
        if (!reading.bad.isEmpty()) {
            throw new BadField(
                    "field.bad-versions", reading.bad.stream().limit(TOLD).collect(Collectors.joining("; ")));
        }
        if (drafts.isEmpty()) {
            throw new BadField("field.required");
        }
        return List.copyOf(drafts);
    }

    private void draft(SmallTable.Line line, List<Draft> drafts) {
        List<String> wrong = new ArrayList<>();
        if (!offences.containsKey(line.cell("codigo").toLowerCase(Locale.ROOT))) {
            wrong.add("codigo");
        }
        Form form = new Form(written(line));
        try {
            NewVersion.from(form.fields(NewVersion.FORM));
        } catch (Refusal refusal) {
            refusal.errors().stream().map(FieldError::field).distinct().forEach(wrong::add);
        }
        if (!wrong.isEmpty()) {
            bad.add(line.number() + " (" + String.join(", ", wrong) + ")");
        }
        drafts.add(new Draft(PriceKinds.VERSIONS, form.fields(NewVersion.FORM_OF_ANY)));
    }

    private Map<String, String> written(SmallTable.Line line) {
        Map<String, String> written = new HashMap<>(Map.of("fuente", source, "valuacion", "HECHO"));
        line.cells().forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                written.put(column, column.equals("desde") || column.equals("hasta") ? day(cell) : cell);
            }
        });
        written.putIfAbsent("voluntario", written.getOrDefault("minimo", ""));
        return written;
    }

    private static String day(String cell) {
        LocalDate day = new Dates(DateOrder.DAY_FIRST, false).read(cell);
        return day == null ? cell : day.toString();
    }
}
