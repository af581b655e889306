package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import labra.platform.Settings;

/// What came of evidence that is not whole yet: a file each, as long as what is there. It is held while it is looked at
/// and added to, against other requests and other copies of the application.
@Singleton
final class Arriving {
    /// A backup leaves out what ends so.
    private static final String ENDING = ".partial";

    private static final int LOCKS = 64;

    private final Path folder;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Arriving(Settings settings) {
        this.folder = settings.evidence().folder().resolve("arriving");
    }

    /// A file that is held.
    record Held(Path path, FileChannel channel) {
        long size() throws IOException {
            return channel.size();
        }

        void append(byte[] piece) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(piece);
            for (long at = channel.size(); left.hasRemaining(); ) {
                at += channel.write(left, at);
            }
        }

        /// All that is there; another handle on the file would end the lock on it.
        byte[] bytes() throws IOException {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            int read = 0;
            while (read >= 0 && all.hasRemaining()) {
                read = channel.read(all, all.position());
            }
            return all.array();
        }

        /// Begins anew.
        void empty() throws IOException {
            channel.truncate(0);
        }
    }

    /// What is done with it.
    @FunctionalInterface
    interface Work<T> {
        T with(Held held) throws IOException, EvidenceRefused;
    }

    <T> T hold(String sha256, Work<T> work) throws IOException, EvidenceRefused {
        ReentrantLock lock = locks[Math.floorMod(sha256.hashCode(), LOCKS)];
        lock.lock();
        try {
            EvidenceFolder.make(folder);
            Path path = folder.resolve(sha256 + ENDING);
            try (FileChannel channel = FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    FileLock _ = channel.lock()) {
                return work.with(new Held(path, channel));
            }
        } finally {
            lock.unlock();
        }
    }

    /// How much is there of what nobody may be bringing just now.
    long size(String sha256) throws IOException {
        Path path = folder.resolve(sha256 + ENDING);
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
