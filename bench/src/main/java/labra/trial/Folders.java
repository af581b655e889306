package labra.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Folders of trials: one run at a time.
public final class Folders {
    private Folders() {}

    /// Claims the folder for this run, before anything in it is touched; nothing where another one has it.
    public static Optional<FolderLock> claim(Path folder) {
        return Optional.ofNullable(FolderLock.of(folder));
    }

    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
