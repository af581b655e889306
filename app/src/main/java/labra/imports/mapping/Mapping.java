package labra.imports.mapping;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import labra.csv.ImportFailure;
import labra.csv.ImportMessages;
import labra.moments.DateOrder;
import org.jspecify.annotations.Nullable;

/// Which columns of a file feed what, and what the file's people meant by it.
public record Mapping(String name, Map<ImportColumn, Template> columns, Ways ways, ColumnFormats formats) {
    /// What programs write where there is nothing.
    private static final Set<String> NOTHING = Set.of(
            "NaN", "nan", "NAN", "None", "NaT", "<NA>", "NULL", "null", "(null)", "\\N", "#N/A", "#N/D", "#\u00a1N/D!");

    private static final Set<ImportColumn> MOMENTS =
            EnumSet.of(ImportColumn.TIMESTAMP, ImportColumn.DATE, ImportColumn.TIME);

    /// What a mapping file may set besides columns. What it leaves out is the installation's, or detected.
    public record Ways(
            @Nullable ZoneId zone,
            @Nullable String country,
            @Nullable DateOrder order,
            @Nullable Charset encoding,
            @Nullable String sheet,
            Set<String> voidedValues,
            Set<String> validValues,
            boolean createOfficers,
            boolean createOffences,
            boolean createPeople) {
        public static Ways usual() {
            return new Ways(null, null, null, null, null, Set.of(), Set.of(), false, false, false);
        }

        /// What the columns of annulments mean together: one that annuls is enough.
        public Annulled annulled(String written) {
            return Arrays.stream(written.split("[" + Annulled.BETWEEN.strip() + "]"))
                    .map(cell -> ofCell(cell.strip()))
                    .min(Comparator.naturalOrder())
                    .orElse(Annulled.NO);
        }

        /// Where the mapping says which words annul, no others do.
        private Annulled ofCell(String written) {
            if (written.isEmpty()) {
                return Annulled.NO;
            }
            Negation negation = Negation.of(written);
            if (negation != null) {
                return negation.said(written);
            }
            String plain = ImportColumn.plain(written);
            if (voidedValues.contains(plain)) {
                return Annulled.YES;
            }
            Annulled usual = validValues.contains(plain) ? Annulled.NO : Annulled.said(written);
            return usual == Annulled.YES && !voidedValues.isEmpty() ? Annulled.UNCLEAR : usual;
        }
    }

    /// Maps by the names that columns usually have.
    public static Mapping usual(Kind kind, Headings headings) {
        Map<ImportColumn, Template> columns = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : kind.columns()) {
            List<Integer> found = column.headings().stream()
                    .flatMapToInt(name -> headings.findUsual(name).stream())
                    .distinct()
                    .boxed()
                    .toList();
            if (column == ImportColumn.VOIDED) {
                voided(found, headings).ifPresent(template -> columns.put(column, template));
            } else if (!found.isEmpty()) {
                columns.put(column, Template.column(found.getFirst()));
            }
        }
        boolean together = kind == Kind.FINES && !columns.containsKey(ImportColumn.TIME);
        Template date = columns.get(ImportColumn.DATE);
        if (together && date != null) {
            columns.putIfAbsent(ImportColumn.TIMESTAMP, date);
        }
        return new Mapping("", columns, Ways.usual(), new ColumnFormats());
    }

    /// What one column says of an annulment another may not know, and some say it the other way round.
    private static Optional<Template> voided(List<Integer> said, Headings headings) {
        Map<Integer, String> negated = new LinkedHashMap<>();
        said.forEach(index -> negated.put(index, ""));
        for (Negation negation : Negation.values()) {
            negation.headings().stream()
                    .flatMapToInt(name -> headings.findUsual(name).stream())
                    .forEach(index -> negated.putIfAbsent(index, negation.mark()));
        }
        return negated.isEmpty() ? Optional.empty() : Optional.of(Template.each(negated, Annulled.BETWEEN));
    }

    /// Refuses a mapping that leaves out what a row cannot do without. Fines without plates must be somebody's written
    /// word.
    public Mapping complete(Kind kind, Headings headings) {
        boolean plateless = kind == Kind.FINES && !name.isEmpty();
        List<Set<ImportColumn>> missing = kind.required().stream()
                .filter(choice -> !(plateless && choice.equals(Set.of(ImportColumn.PLATE))))
                .filter(choice -> choice.stream().noneMatch(columns::containsKey))
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFailure("failure.missing-columns", choices(missing), headings.listed());
        }
        return this;
    }

    private static ImportMessages.Word choices(List<Set<ImportColumn>> missing) {
        return locale -> missing.stream()
                .map(choice -> choice.stream()
                        .sorted()
                        .map(column -> column.label(locale))
                        .collect(Collectors.joining(" / ")))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// The same mapping with a constant where the file has no such column.
    public Mapping with(ImportColumn column, String constant) {
        Map<ImportColumn, Template> all = new EnumMap<>(columns);
        all.put(column, Template.constant(constant));
        return new Mapping(name, all, ways, formats);
    }

    public boolean has(ImportColumn column) {
        return columns.containsKey(column);
    }

    /// A cell's text, empty where nothing feeds it.
    public String text(ImportColumn column, String[] cells) {
        Template template = columns.get(column);
        String text = template == null ? "" : template.of(cells);
        boolean nothing = text.length() <= 6 && NOTHING.contains(text);
        return nothing ? "" : formats.code(column, MOMENTS.contains(column) ? withPlainDigits(text) : text);
    }

    /// Moments in the digits of any script, as `٢٠٢٥`, in those of ASCII.
    private static String withPlainDigits(String text) {
        if (text.chars().noneMatch(sign -> sign > 0x7f && Character.isDigit(sign))) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(sign ->
                        plain.appendCodePoint(Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign));
        return plain.toString();
    }

    /// How many cells a row has at least when none of what it cannot do without is missing.
    public int leastCells(Kind kind) {
        return kind.required().stream()
                .flatMap(Set::stream)
                .map(columns::get)
                .filter(Objects::nonNull)
                .flatMap(template -> template.columns().stream())
                .mapToInt(index -> index + 1)
                .max()
                .orElse(0);
    }

    /// The columns of the file that feed nothing.
    public Collection<String> unused(Headings headings) {
        Set<Integer> used = columns.values().stream()
                .flatMap(template -> template.columns().stream())
                .collect(Collectors.toSet());
        return java.util.stream.IntStream.range(0, headings.names().size())
                .filter(index -> !used.contains(index))
                .mapToObj(headings.names()::get)
                .toList();
    }

    /// How the interface and the record of the run show it: `plate = PLACA, time = HORA`.
    public String shown(Headings headings) {
        return columns.entrySet().stream()
                .map(entry -> entry.getKey().key() + " = " + entry.getValue().shown(headings))
                .collect(Collectors.joining("\n"));
    }
}
