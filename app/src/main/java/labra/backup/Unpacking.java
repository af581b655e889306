package labra.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Takes the files out of a backup's archives again.
record Unpacking(SealKey key, Path target) {

    void unpack(Path archive) throws IOException {
        try (FileChannel disk = FileChannel.open(archive);
                TarArchiveInputStream tar = tar(disk, key)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target) || !(entry.isFile() || entry.isDirectory())) {
                    throw new IOException(entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    /// How many bytes its files have, every one of which is read.
    static long sizeOf(Path archive, SealKey key) throws IOException {
        long bytes = 0;
        try (FileChannel disk = FileChannel.open(archive);
                TarArchiveInputStream tar = tar(disk, key)) {
            while (tar.getNextEntry() != null) {
                bytes += tar.transferTo(OutputStream.nullOutputStream());
            }
        }
        return bytes;
    }

    private static TarArchiveInputStream tar(FileChannel disk, SealKey key) throws IOException {
        return new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Channels.newInputStream(key.open(disk)))));
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            makeFolder(path);
            return;
        }
        Path above = path.getParent();
        if (above != null) {
            makeFolder(above);
        }
        var permissions = PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-------" : "rwx------");
        try (FileChannel file =
                FileChannel.open(path, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(permissions))) {
            tar.transferTo(Channels.newOutputStream(file));
        }
        Files.setLastModifiedTime(path, entry.getLastModifiedTime());
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
