package labra.imports.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import labra.csv.Encoding;
import labra.csv.ImportFailure;

/// A written mapping: one line per column, `plate = PLACA-DE-RODAJE`, and a few words on how to read them.
public record MappingFile(String name, Properties lines) {
    /// One that comes with Labra by its name, or anybody's by its path.
    public static MappingFile named(String name) {
        if (BundledMappings.NAMES.contains(name)) {
            return bundled(name);
        }
        try {
            return new MappingFile(name, read(decoded(Files.readAllBytes(Path.of(name)))));
        } catch (IOException | InvalidPathException unreadable) {
            throw new ImportFailure("failure.no-such-mapping", name, String.join(", ", BundledMappings.NAMES));
        }
    }

    /// One that somebody put together on a page, as the text of its lines.
    public static MappingFile written(String lines) {
        try {
            return new MappingFile(WrittenWays.BY_HAND, read(lines));
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
            if (!WrittenWays.KEYS.contains(key)) {
                ImportColumn column = column(kind, key);
                Template template = Template.parse(ways().value(key), headings);
                // Whoever maps "vigente" to "anulada" means what it says, not its reverse.
                columns.put(
                        column,
                        column == ImportColumn.VOIDED
                                ? template.marked(index ->
                                        Negation.markOf(headings.names().get(index)))
                                : template);
            }
        }
        return new Mapping(name, columns, ways().read(), new ColumnFormats());
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
                .orElseThrow(() -> ways().bad("kind"));
    }

    private ImportColumn column(Kind kind, String key) {
        return kind.columns().stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> ways().bad(key));
    }

    /// How it says that the file is to be read.
    public WrittenWays ways() {
        return new WrittenWays(name, lines);
    }

    /// Whether it names that heading, so that the header is found wherever it stands.
    public boolean names(String heading) {
        return lines.stringPropertyNames().stream()
                .filter(key -> !WrittenWays.KEYS.contains(key))
                .map(ways()::value)
                .anyMatch(written -> written.contains("{")
                        ? written.contains("{" + heading + "}")
                        : ImportColumn.plain(written).equals(ImportColumn.plain(heading)));
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
