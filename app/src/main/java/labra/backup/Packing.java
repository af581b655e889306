package labra.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import labra.backup.Installation.Tree;
import labra.console.ConsoleProblem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Packs files into an archive of a backup: tar, gzip, and the seal around both.
record Packing(Path folder, Seal seal, SealKey.Witness witness) {

    /// Writes the archive to the disk, and opens and reads all of it from there again.
    Manifest.Archive pack(String name, List<Tree> trees) throws IOException {
        Path file = folder.resolve(name);
        long packed = 0;
        Manifest.Archive written;
        try (FileChannel disk = FileChannel.open(file, Set.of(CREATE_NEW, WRITE))) {
            Digesting through = new Digesting(disk);
            try (TarArchiveOutputStream tar = tar(Channels.newOutputStream(seal.over(through, witness.seal())))) {
                for (Tree tree : trees) {
                    for (Path path : tree.files()) {
                        packed += add(tar, path, tree.nameOf(path));
                    }
                }
            }
            disk.force(true);
            written = through.archive(name);
        }
        Digesting.mustBe(file, written);
        if (Unpacking.sizeOf(file, witness.key()) != packed) {
            throw new ConsoleProblem("backup.archive.broken", file);
        }
        return written;
    }

    private static TarArchiveOutputStream tar(OutputStream sealed) throws IOException {
        GzipParameters quickly = new GzipParameters();
        quickly.setCompressionLevel(Deflater.BEST_SPEED);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(sealed, quickly));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    /// How many bytes it added. A file that goes on growing is taken as long as it was; one that is gone meanwhile was
    /// removed by its owner.
    private static long add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        if (Files.isDirectory(path)) {
            tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
            tar.closeArchiveEntry();
            return 0;
        }
        try (InputStream in = Files.newInputStream(path)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            entry.setMode(
                    Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE) ? 0700 : 0600);
            entry.setModTime(Files.getLastModifiedTime(path));
            tar.putArchiveEntry(entry);
            copy(in, tar, entry.getSize(), path);
            tar.closeArchiveEntry();
            return entry.getSize();
        } catch (NoSuchFileException gone) {
            if (!path.toString().equals(gone.getFile())) {
                throw gone;
            }
            return 0;
        }
    }

    private static void copy(InputStream in, OutputStream out, long size, Path path) throws IOException {
        byte[] some = new byte[64 * 1024];
        for (long left = size; left > 0; ) {
            int read = in.read(some, 0, (int) Math.min(some.length, left));
            if (read < 0) {
                throw new IOException("shorter than it was: " + path);
            }
            out.write(some, 0, read);
            left -= read;
        }
    }
}
