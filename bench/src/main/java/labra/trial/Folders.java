package labra.trial;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder of a trial: one run at a time, and each begins with an empty one.
public final class Folders {
    private Folders() {}

    /// Claims the folder for this process; the lock goes with it.
    public static Path fresh(Path folder, String work) {
        try {
            Files.createDirectories(folder);
            if (FileChannel.open(folder.resolve("trial.lock"), CREATE, WRITE).tryLock() == null) {
                throw new IllegalStateException(folder + ": trial.lock");
            }
            Path place = folder.resolve(work);
            delete(place);
            return Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
