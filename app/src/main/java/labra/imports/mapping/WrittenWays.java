package labra.imports.mapping;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import labra.csv.Delimiters;
import labra.csv.ImportFailure;
import labra.moments.DateOrder;
import org.jspecify.annotations.Nullable;

/// The lines of a written mapping that name no column but say how the file is to be read.
public record WrittenWays(String name, Properties lines) {
    static final Set<String> KEYS = Set.of(
            "kind",
            "zone",
            "country",
            "date-order",
            "encoding",
            "delimiter",
            "sheet",
            "voided-values",
            "valid-values",
            "create-officers",
            "create-offences",
            "create-people");

    /// The name of a mapping that somebody put together on a page.
    static final String BY_HAND = "manual";

    Mapping.Ways read() {
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

    /// What sets the cells of the file apart.
    public @Nullable Character delimiter() {
        String written = value("delimiter");
        return written.isEmpty() ? null : Delimiters.named(written).orElseThrow(() -> bad("delimiter"));
    }

    public @Nullable String sheet() {
        return value("sheet").isEmpty() ? null : value("sheet");
    }

    private boolean flag(String key) {
        return switch (value(key)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw bad(key);
        };
    }

    String value(String key) {
        return lines.getProperty(key, "").strip();
    }

    ImportFailure bad(String key) {
        return name.equals(BY_HAND)
                ? new ImportFailure("failure.bad-choice", value(key))
                : new ImportFailure("failure.bad-mapping", name, key, value(key));
    }
}
