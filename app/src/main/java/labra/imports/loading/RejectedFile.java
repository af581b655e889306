package labra.imports.loading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import labra.csv.FormulaGuard;
import labra.csv.ImportFailure;
import labra.csv.ImportMessages;
import labra.csv.Rows;
import labra.imports.mapping.Rejection;
import org.jspecify.annotations.Nullable;

/// The rejected rows in a CSV file of their own, made when the first comes: line, reason, and the row as it was
/// written.
public final class RejectedFile implements AutoCloseable {
    private final List<Path> folders;
    private final String name;
    private final Locale locale;
    private @Nullable CsvWriter writer;
    private @Nullable Path path;

    /// It goes into the first of these folders that can be written to.
    public RejectedFile(List<Path> folders, String name, Locale locale) {
        this.folders = folders;
        this.name = name;
        this.locale = locale;
    }

    /// Beside the input, or where that cannot be written to, in the current folder. What an earlier import left there
    /// goes.
    public static RejectedFile beside(Path input, Locale locale) {
        Path absolute = input.toAbsolutePath();
        List<Path> folders = List.of(Optional.ofNullable(absolute.getParent()).orElse(Path.of("")), Path.of(""));
        RejectedFile file = new RejectedFile(folders, absolute.getFileName() + ".rejected.csv", locale);
        file.removeEarlier();
        return file;
    }

    public void add(Rejection rejection) {
        if (writer == null) {
            writer = open();
            writer.writeRecord(
                    ImportMessages.text(locale, "rejected.line"),
                    ImportMessages.text(locale, "rejected.reason"),
                    ImportMessages.text(locale, "rejected.original"));
        }
        String original = rejection.original().replace('\0', '\u2400').replace(Rows.UNDECODABLE, '\uFFFD');
        writer.writeRecord(
                Long.toString(rejection.line()),
                FormulaGuard.guarded(rejection.why(locale)),
                FormulaGuard.guarded(original));
    }

    /// Where it lies, when there is one.
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    private CsvWriter open() {
        IOException last = new IOException(name);
        for (Path folder : folders) {
            try {
                Path candidate = folder.resolve(name).toAbsolutePath();
                CsvWriter opened =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(candidate));
                path = candidate;
                return opened;
            } catch (IOException notHere) {
                last = notHere;
            }
        }
        throw new ImportFailure("failure.rejected-file", name, last.toString());
    }

    private void removeEarlier() {
        try {
            Files.deleteIfExists(folders.getFirst().resolve(name));
        } catch (IOException readOnly) {
            // Then this import's file goes elsewhere too.
            path = null;
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
