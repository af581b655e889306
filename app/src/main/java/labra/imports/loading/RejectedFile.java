package labra.imports.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import labra.console.Mishaps;
import labra.csv.ImportFailure;
import labra.imports.mapping.Rejection;
import org.jspecify.annotations.Nullable;

/// The rejected rows in a CSV file of their own, made when the first comes: line, reason, and the row as it was
/// written.
public final class RejectedFile implements AutoCloseable {
    private final List<Path> folders;
    private final String name;
    private final Locale locale;
    private @Nullable RejectedRows rows;
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
        if (rows == null) {
            rows = open();
        }
        rows.add(rejection);
    }

    /// Where it lies, when there is one.
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    private RejectedRows open() {
        IOException last = new IOException(name);
        for (Path folder : folders) {
            try {
                Path candidate = folder.resolve(name).toAbsolutePath();
                RejectedRows opened = new RejectedRows(Files.newBufferedWriter(candidate), locale);
                path = candidate;
                return opened;
            } catch (IOException notHere) {
                last = notHere;
            }
        }
        throw new ImportFailure("failure.rejected-file", name, Mishaps.words(last));
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
            if (rows != null) {
                rows.close();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
