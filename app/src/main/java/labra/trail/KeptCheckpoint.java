package labra.trail;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import labra.platform.Settings;
import labra.trail.tree.Note;

/// The last checkpoint that was signed, beside the key and out of the database's reach: a log that does not go on from
/// there is not
/// signed.
@Singleton
class KeptCheckpoint {
    private final Path file;

    KeptCheckpoint(Settings settings) {
        this.file = settings.keys().folder().resolve("registro.checkpoint");
    }

    Path file() {
        return file;
    }

    Optional<Note> read() {
        try {
            return Files.exists(file) ? Optional.of(Note.of(Files.readString(file))) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void keep(Note note) {
        try {
            Files.createDirectories(file.getParent());
            Path whole = Files.createTempFile(file.getParent(), "new", ".tmp");
            Files.writeString(whole, note.written());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
