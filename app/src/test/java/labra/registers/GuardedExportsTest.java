package labra.registers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import labra.csv.FormulaGuard;
import labra.imports.loading.RejectedRows;
import labra.imports.mapping.Rejection;
import labra.imports.mapping.RejectionReason;
import labra.pages.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// No cell of any export begins a formula, whatever its text and whatever sign a program splits cells at: every column
/// of every register, and the rejected rows of imports.
@QuarkusTest
class GuardedExportsTest {
    private static final List<String> SIGNS = List.of("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫");
    private static final List<String> BEFORE = List.of(
            "",
            " ",
            "   ",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\u00a0",
            "\u202f",
            "\u3000",
            "\u2003",
            "\u200b",
            "\ufeff",
            "\u0085",
            "\u2028",
            "\u0001",
            "x;",
            "x,",
            "x\t",
            "x\n",
            "x; ",
            "x,\u00a0",
            "\"",
            "x;\"",
            "'");
    private static final List<Locale> LANGUAGES = List.of(Locale.of("es"), Locale.ENGLISH);
    /// Words and amounts of ours.
    private static final Set<String> CLOSED = Set.of(
            "origen",
            "rol",
            "hecho",
            "tipo",
            "autor",
            "importe",
            "importe_con_descuento",
            "pagado",
            "saldo",
            "descuento_hasta");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,:]+(E[+-]?\\d+)?");
    private static final Pattern CELL_ENDS = Pattern.compile("[;,\t\r\n]");
    private static final Pattern BLANK = Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]+");

    @Inject
    @All
    List<Register<?, ?>> registers;

    @Test
    void no_cell_of_any_register_begins_a_formula() throws IOException {
        assertThat(registers).hasSizeGreaterThan(5);
        for (Register<?, ?> register : registers) {
            for (Locale language : LANGUAGES) {
                unguarded(register.path(), csv(register.table(), language));
            }
        }
    }

    @Test
    void no_workbook_of_any_register_has_a_formula() throws IOException {
        for (Register<?, ?> register : registers) {
            String sheet = sheet(register.table());
            assertThat(sheet).as(register.path()).contains("<row").doesNotContain("<f>", "<f ");
        }
    }

    @Test
    void no_rejected_row_begins_a_formula() throws IOException {
        for (Locale language : LANGUAGES) {
            var out = new ByteArrayOutputStream();
            try (RejectedRows rows = new RejectedRows(new OutputStreamWriter(out, StandardCharsets.UTF_8), language)) {
                for (String text : texts()) {
                    for (RejectionReason reason : RejectionReason.values()) {
                        // The words of the API's refusals are tested with the API.
                        if (reason != RejectionReason.REFUSED) {
                            rows.add(Rejection.of(2, text, reason, text, text, text));
                        }
                    }
                }
            }
            unguarded("rejected rows", out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void what_was_guarded_is_read_as_it_was() {
        for (String text : texts()) {
            assertThat(FormulaGuard.read(FormulaGuard.guarded(text))).isEqualTo(text);
        }
    }

    /// A new place that writes such files has to be named here, and tested above.
    @Test
    void nothing_else_writes_such_files() throws IOException {
        Set<String> writers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Pattern.compile(
                                "import de\\.siegmar\\.fastcsv\\.writer|import org\\.dhatim\\.fastexcel\\.Workbook|\"text/csv")
                        .matcher(Files.readString(file))
                        .find()) {
                    writers.add(file.getFileName().toString());
                }
            }
        }
        assertThat(writers)
                .containsExactly("Export.java", "ImportRunPages.java", "RejectedRows.java", "Spreadsheet.java");
    }

    private static void unguarded(String what, String file) {
        List<String> bare = new ArrayList<>();
        for (String cell : CELL_ENDS.split(file)) {
            String seen = BLANK.matcher(cell).replaceFirst("");
            if (SIGNS.stream().anyMatch(seen::startsWith)
                    && !NUMBER.matcher(seen.replace("\"", "")).matches()) {
                bare.add(cell);
            }
        }
        assertThat(bare).as(what).isEmpty();
    }

    private static List<String> texts() {
        return BEFORE.stream()
                .flatMap(before -> SIGNS.stream().map(sign -> before + sign + "cmd|' /C calc'!A0"))
                .toList();
    }

    private static <T> String csv(ListLayout<T> table, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        Export.csv(out, columns(table), rows(table), format(language));
        return out.toString(StandardCharsets.UTF_8).substring(1);
    }

    private static <T> String sheet(ListLayout<T> table) throws IOException {
        var out = new ByteArrayOutputStream();
        Spreadsheet.write(out, "x", columns(table), rows(table), format(Locale.of("es")));
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, out.toByteArray());
            try (ZipFile zip = new ZipFile(file.toFile());
                    InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    /// All columns but those whose words are ours: no text of anybody is one of them.
    private static <T> List<Column<T>> columns(ListLayout<T> table) {
        T row = table.type().cast(made(table.type(), "=1+1"));
        List<Column<T>> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        for (Column<T> column : table.columns()) {
            try {
                column.cell().apply(row).plain(format(Locale.ENGLISH));
                open.add(column);
            } catch (RuntimeException noSuchWord) {
                closed.add(column.name());
            }
        }
        assertThat(closed).as(table.type().getSimpleName()).isSubsetOf(CLOSED);
        return open;
    }

    /// A row for each text, which is in all of its fields that are texts.
    private static <T> Export.Rows<T> rows(ListLayout<T> table) {
        return work -> texts().forEach(text -> work.accept(table.type().cast(made(table.type(), text))));
    }

    private static Object made(Class<?> type, String text) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(type.getRecordComponents())
                    .map(component -> value(component, text))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is made otherwise", e);
        }
    }

    private static @Nullable Object value(RecordComponent component, String text) {
        return switch (component.getName()) {
            case "balance" -> null;
            case "facts" -> JsonNodeFactory.instance.objectNode().put("x", text).toString();
            default -> value(component.getType(), text);
        };
    }

    private static @Nullable Object value(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return made(type, text);
        }
        return switch (type.getSimpleName()) {
            case "long", "Long" -> -7L;
            case "int", "Integer" -> -7;
            case "double", "Double" -> -7.5;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("-7.50");
            case "Instant" -> Instant.EPOCH;
            case "LocalDate" -> LocalDate.EPOCH;
            case "UUID" -> new UUID(0, 7);
            case "List" -> List.of();
            default -> null;
        };
    }

    private static Format format(Locale language) {
        return new Format(language, ZoneId.of("America/Argentina/Buenos_Aires"));
    }
}
