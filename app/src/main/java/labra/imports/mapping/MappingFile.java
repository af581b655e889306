package labra.imports.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
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
import labra.csv.ImportFailure;
import org.jspecify.annotations.Nullable;

/// A written mapping: one line per column, `plate = PLACA-DE-RODAJE`, and a few words on how to read them.
public record MappingFile(String name, Properties lines) {
    private static final Set<String> WAYS = Set.of(
            "kind",
            "zone",
            "country",
            "date-order",
            "voided-values",
            "valid-values",
            "create-officers",
            "create-offences",
            "create-people");

    /// One that comes with Labra by its name, or anybody's by its path.
    public static MappingFile named(String name) {
        if (BundledMappings.NAMES.contains(name)) {
            return bundled(name);
        }
        try {
            return new MappingFile(name, read(Files.readString(Path.of(name))));
        } catch (IOException unreadable) {
            throw new ImportFailure("failure.no-such-mapping", name, String.join(", ", BundledMappings.NAMES));
        }
    }

    /// One that somebody put together on a page, as the text of its lines.
    public static MappingFile written(String lines) {
        try {
            return new MappingFile("manual", read(lines));
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
        return new Mapping(name, columns, ways());
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
        Boolean monthFirst = switch (value("date-order")) {
            case "" -> null;
            case "day-first" -> Boolean.FALSE;
            case "month-first" -> Boolean.TRUE;
            default -> throw bad("date-order");
        };
        String country = value("country").isEmpty() ? null : value("country").toUpperCase(Locale.ROOT);
        return new Mapping.Ways(
                zone(),
                country,
                monthFirst,
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
        return new ImportFailure("failure.bad-mapping", name, key, value(key));
    }

    private static MappingFile bundled(String name) {
        return new MappingFile(name, BundledMappings.lines(name));
    }

    private static Properties read(String text) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(text));
        return lines;
    }
}
