package labra.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import labra.csv.InputFile;
import labra.csv.ReadingDeadline;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The files that people upload, kept in the database so that every copy of the application has them, and written out
/// where one is worked on.
@Singleton
class UploadedFiles {
    private static final int PIECE = 1024 * 1024;
    private static final int LONGEST_NAME = 255;

    /// What an upload may come to once it is unpacked: it is read several times before somebody says what to do with
    /// it.
    private static final long MOST_UNPACKED = 1L << 30;

    private final Database database;
    private final Duration patience;

    UploadedFiles(Database database, Settings settings) {
        this.database = database;
        this.patience = settings.limits().lookPatience();
    }

    UUID keep(Kind kind, @Nullable String fileName, Path file, Actor actor) {
        UUID id = UUID.randomUUID();
        String name = shown(fileName);
        return database.write(actor, handle -> {
            Uploads uploads = handle.attach(Uploads.class);
            uploads.forgetOld();
            uploads.add(id, kind, name);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] piece = in.readNBytes(PIECE);
                for (int number = 0; piece.length > 0; number++) {
                    uploads.add(id, number, piece);
                    piece = in.readNBytes(PIECE);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return id;
        });
    }

    /// Nobody imports them any more.
    void forgetOld() {
        database.add(Uploads.class, Uploads::forgetOld);
    }

    private static String shown(@Nullable String fileName) {
        String shown = fileName == null ? "" : fileName.replaceAll("\\p{Cntrl}", "");
        return shown.isBlank() ? "?" : shown.substring(Math.max(0, shown.length() - LONGEST_NAME));
    }

    Uploads.Upload find(UUID id) {
        return database.read(Uploads.class, uploads -> uploads.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    Optional<Uploads.Upload> ofRun(long run) {
        return database.read(Uploads.class, uploads -> uploads.ofRun(run));
    }

    /// Works on the file while somebody waits: it is written out for that long.
    <T> T opened(Uploads.Upload upload, Function<InputFile, T> work) {
        Path path = written(upload);
        try {
            return work.apply(inputFile(path, upload, ReadingDeadline.in(patience)));
        } finally {
            remove(path);
        }
    }

    static InputFile inputFile(Path path, Uploads.Upload upload, ReadingDeadline deadline) {
        return new InputFile(path, upload.fileName(), MOST_UNPACKED, deadline);
    }

    /// The file, written out for who asked.
    Path written(Uploads.Upload upload) {
        try {
            Path path = Files.createTempFile("labra-import", ".csv");
            try (OutputStream out = Files.newOutputStream(path)) {
                Optional<byte[]> piece = piece(upload, 0);
                for (int number = 1; piece.isPresent(); number++) {
                    out.write(piece.get());
                    piece = piece(upload, number);
                }
                return path;
            } catch (IOException | RuntimeException failed) {
                remove(path);
                throw failed;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Optional<byte[]> piece(Uploads.Upload upload, int number) {
        return database.read(Uploads.class, uploads -> uploads.part(upload.id(), number));
    }

    static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException later) {
            path.toFile().deleteOnExit();
        }
    }
}
