package labra.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL that travels with the application, unpacked once per version.
record PostgresBinaries(Path folder, String version) {

    /// Unpacks under `parent` unless that was done before. The folder appears whole or not at all.
    static synchronized PostgresBinaries unpackedUnder(Path parent) {
        String version = bundledVersion();
        PostgresBinaries binaries =
                new PostgresBinaries(parent.toAbsolutePath().resolve("postgres-bin-" + version), version);
        if (!Files.isDirectory(binaries.folder)) {
            try (FolderLock _ = FolderLock.exclusive(parent.resolve("postgres-bin.lock"))) {
                binaries.unpack();
            }
        }
        return binaries;
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    private void unpack() {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        try (InputStream archive = archive()) {
            delete(partial);
            extract(archive, partial);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "postgres.unpack", folder, Mishaps.words(e));
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        Files.createDirectories(target);
        Files.setPosixFilePermissions(target, readable(true));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(entry.getName());
                }
                write(entry, tar, path);
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, readable(true));
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, readable((entry.getMode() & 0100) != 0));
        }
    }

    private static Set<PosixFilePermission> readable(boolean executable) {
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String name = switch (system) {
            case "Linux amd64" -> "/postgres-linux-x86_64.txz";
            case "Linux aarch64" -> "/postgres-linux-arm_64.txz";
            default -> throw new ConsoleProblem("postgres.no.binaries", system);
        };
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new ConsoleProblem("postgres.no.binaries", system);
        }
        return archive;
    }

    private static String bundledVersion() {
        Properties build = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/labra/postgres/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("postgres.version");
    }
}
