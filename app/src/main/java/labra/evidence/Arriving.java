package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import labra.platform.Settings;

/// What came of evidence that is not whole yet: a file each, as long as what is there. It is held while it is looked at
/// and added to, against other requests and other copies of the application: by one of 64 locks, which are files of
/// their own, so that what arrives can be removed while somebody waits for it.
@Singleton
final class Arriving {
    /// A backup leaves out what ends so.
    static final String ENDING = ".partial";

    private static final int LOCKS = 64;

    /// The umask decides about the group, whose backups may read.
    private static final FileAttribute<?> NOBODY_ELSES =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final Path folder;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Arriving(Settings settings) {
        this.folder = settings.evidence().folder().resolve("arriving");
    }

    Path folder() {
        return folder;
    }

    /// One that is held.
    record Held(Path path) {
        /// None of it is no bytes.
        long size() throws IOException {
            return sizeOf(path);
        }

        void append(byte[] piece) throws IOException {
            if (piece.length == 0) {
                return;
            }
            try (FileChannel channel =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), NOBODY_ELSES)) {
                ByteBuffer left = ByteBuffer.wrap(piece);
                for (long at = channel.size(); left.hasRemaining(); ) {
                    at += channel.write(left, at);
                }
            }
        }

        byte[] bytes() throws IOException {
            return Files.readAllBytes(path);
        }

        /// It begins anew, or is of no use any more.
        void remove() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /// What is done with it.
    @FunctionalInterface
    interface Work<T> {
        T with(Held held) throws IOException, EvidenceRefused;
    }

    <T> T hold(String sha256, Work<T> work) throws IOException, EvidenceRefused {
        int number = Math.floorMod(sha256.hashCode(), LOCKS);
        locks[number].lock();
        try {
            EvidenceFolder.make(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock-" + number),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            NOBODY_ELSES);
                    FileLock _ = channel.lock()) {
                return work.with(new Held(path(sha256)));
            }
        } finally {
            locks[number].unlock();
        }
    }

    /// How much is there of what nobody may be bringing just now.
    long size(String sha256) throws IOException {
        return sizeOf(path(sha256));
    }

    private Path path(String sha256) {
        return folder.resolve(sha256 + ENDING);
    }

    private static long sizeOf(Path path) throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }
}
