package labra.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// A lock among processes, held on a file until it is closed or its process dies.
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock exclusive(Path file) {
        return waiting(file, false);
    }

    static FolderLock shared(Path file) {
        return waiting(file, true);
    }

    /// The exclusive lock, unless somebody else, in this process or in another, holds it in any form.
    public static Optional<FolderLock> tryExclusive(Path file) {
        FileChannel channel = channel(file);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new FolderLock(channel));
            }
        } catch (OverlappingFileLockException held) {
            close(channel);
            return Optional.empty();
        } catch (IOException e) {
            throw failed(channel, e);
        }
        close(channel);
        return Optional.empty();
    }

    private static FolderLock waiting(Path file, boolean shared) {
        FileChannel channel = channel(file);
        try {
            channel.lock(0, Long.MAX_VALUE, shared);
            return new FolderLock(channel);
        } catch (OverlappingFileLockException held) {
            close(channel);
            throw new ConsoleProblem(held, "lock.same.process", file);
        } catch (IOException e) {
            throw failed(channel, e);
        }
    }

    private static FileChannel channel(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return FileChannel.open(file, CREATE, READ, WRITE);
        } catch (IOException e) {
            throw new ConsoleProblem(
                    e, "folder.not.writable", file.toAbsolutePath().getParent(), Mishaps.words(e));
        }
    }

    private static UncheckedIOException failed(FileChannel channel, IOException cause) {
        close(channel);
        return new UncheckedIOException(cause);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}
