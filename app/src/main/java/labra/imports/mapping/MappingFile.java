package labra.imports.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import labra.csv.Encoding;
import labra.csv.ImportFailure;
import labra.moments.DateOrder;
import org.jspecify.annotations.Nullable;

/// A written mapping: one line per column, `plate = PLACA-DE-RODAJE`, and a few words on how to read them.
public record MappingFile(String name, Properties lines) {
    private static final Set<String> WAYS = Set.of(
            "kind",
            "zone",
            "country",
            "date-order",
            "encoding",
            "sheet",
            "voided-values",
            "valid-values",
            "create-officers",
            "create-offences",
            "create-people");

    /// The name of one that somebody put together on a page.
    private static final String BY_HAND = "manual";

    /// One that comes with Labra by its name, or anybody's by its path.
    public static MappingFile named(String name) {
        if (BundledMappings.NAMES.contains(name)) {
            return bundled(name);
        }
        try {
            return new MappingFile(name, read(decoded(Files.readAllBytes(Path.of(name)))));
        } catch (IOException unreadable) {
            throw new ImportFailure("failure.no-such-mapping", name, String.join(", ", BundledMappings.NAMES));
        }
    }

    /// One that somebody put together on a page, as the text of its lines.
    public static MappingFile written(String lines) {
        try {
            return new MappingFile(BY_HAND, read(lines));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /// The bundled one all of whose columns a file has.
    public static Optional<MappingFile> matching(Kind kind, Headings headings) {
        return BundledMappings.NAMES.stream()
                .map(MappingFile::bundled)
                .filter(file -> file.kind() == kind && file.matches(headings))
                .findFirst();
    }

    public Mapping on(Kind kind, Headings headings) {
        if (kind() != kind) {
            throw new ImportFailure("failure.mapping-of-other-kind", name, kind().key());
        }
        Map<ImportColumn, Template> columns = new EnumMap<>(ImportColumn.class);
        for (String key : lines.stringPropertyNames()) {
            if (!WAYS.contains(key)) {
                columns.put(column(kind, key), Template.parse(value(key), headings));
            }
        }
        return new Mapping(name, columns, ways(), new ColumnFormats());
    }

    private boolean matches(Headings headings) {
        try {
            on(kind(), headings);
            return true;
        } catch (ImportFailure notItsColumns) {
            return false;
        }
    }

    private Kind kind() {
        String written = lines.getProperty("kind", "fines").strip();
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(written))
                .findFirst()
                .orElseThrow(() -> bad("kind"));
    }

    private ImportColumn column(Kind kind, String key) {
        return kind.columns().stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> bad(key));
    }

    private Mapping.Ways ways() {
        String country = value("country").isEmpty() ? null : value("country").toUpperCase(Locale.ROOT);
        return new Mapping.Ways(
                zone(),
                country,
                order(),
                encoding(),
                sheet(),
                values("voided-values"),
                values("valid-values"),
                flag("create-officers"),
                flag("create-offences"),
                flag("create-people"));
    }

    private @Nullable ZoneId zone() {
        try {
            return value("zone").isEmpty() ? null : ZoneId.of(value("zone"));
        } catch (DateTimeException unknown) {
            throw bad("zone");
        }
    }

    private Set<String> values(String key) {
        return Arrays.stream(value(key).split("[|]"))
                .map(ImportColumn::plain)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private @Nullable DateOrder order() {
        String written = value("date-order");
        return written.isEmpty()
                ? null
                : Arrays.stream(DateOrder.values())
                        .filter(order -> order.key().equals(written))
                        .findFirst()
                        .orElseThrow(() -> bad("date-order"));
    }

    /// The encoding of the file that it is for.
    public @Nullable Charset encoding() {
        try {
            return value("encoding").isEmpty() ? null : Charset.forName(value("encoding"));
        } catch (IllegalArgumentException unknown) {
            throw bad("encoding");
        }
    }

    public @Nullable String sheet() {
        return value("sheet").isEmpty() ? null : value("sheet");
    }

    /// Whether it names that heading, so that the header is found wherever it stands.
    public boolean names(String heading) {
        return lines.stringPropertyNames().stream()
                .filter(key -> !WAYS.contains(key))
                .map(this::value)
                .anyMatch(written -> written.contains("{")
                        ? written.contains("{" + heading + "}")
                        : ImportColumn.plain(written).equals(ImportColumn.plain(heading)));
    }

    private boolean flag(String key) {
        return switch (value(key)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw bad(key);
        };
    }

    private String value(String key) {
        return lines.getProperty(key, "").strip();
    }

    private ImportFailure bad(String key) {
        return name.equals(BY_HAND)
                ? new ImportFailure("failure.bad-choice", value(key))
                : new ImportFailure("failure.bad-mapping", name, key, value(key));
    }

    private static MappingFile bundled(String name) {
        return new MappingFile(name, BundledMappings.lines(name));
    }

    /// As editors save text: with a mark of byte order or without, in UTF-8, UTF-16 or the encoding of Windows.
    private static String decoded(byte[] bytes) {
        Charset charset = Encoding.of(bytes);
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Properties read(String text) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(text));
        return lines;
    }
}
