package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Removes what came of evidence that nobody goes on bringing: once a day, when something arrives, and so many files at
/// most. A phone that comes back later begins that photo anew.
@Singleton
class Abandoned {
    private static final Logger LOG = Logger.getLogger(Abandoned.class);
    private static final Duration AFTER = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final int MOST = 100_000;
    private static final int HASH = 64;

    private final Arriving arriving;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Abandoned(Arriving arriving) {
        this.arriving = arriving;
    }

    /// Behind the back of whoever brings something.
    void removeSoon() {
        long due = next.get();
        if (System.nanoTime() - due >= 0 && next.compareAndSet(due, System.nanoTime() + PAUSE.toNanos())) {
            Thread.ofVirtual().name("abandoned-evidence").start(() -> remove(System.currentTimeMillis()));
        }
    }

    /// By the clock of the files, which no trial moves.
    void remove(long now) {
        if (!Files.isDirectory(arriving.folder())) {
            return;
        }
        try (DirectoryStream<Path> there = Files.newDirectoryStream(arriving.folder(), "*" + Arriving.ENDING)) {
            int looked = 0;
            for (Path each : there) {
                String name = each.getFileName().toString();
                if (name.length() == HASH + Arriving.ENDING.length() && isOld(each, now)) {
                    arriving.hold(name.substring(0, HASH), held -> removed(held, now));
                }
                if (++looked == MOST) {
                    return;
                }
            }
        } catch (NoSuchFileException nothingCame) {
            // Nothing is left.
        } catch (IOException | DirectoryIteratorException | EvidenceRefused unreadable) {
            LOG.warnf("What is left of evidence could not be removed: %s", unreadable);
        }
    }

    private static boolean removed(Arriving.Held held, long now) throws IOException {
        boolean old = isOld(held.path(), now);
        if (old) {
            held.remove();
        }
        return old;
    }

    private static boolean isOld(Path path, long now) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toMillis() < now - AFTER.toMillis();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
