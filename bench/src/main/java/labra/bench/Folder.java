package labra.bench;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where the benchmark keeps its database between runs, and where Labra itself is.
record Folder(Path path, Path home) {

    Folder {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Folder at(Path path, Path home, boolean fresh) {
        Folder folder = new Folder(
                path.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
        if (fresh) {
            folder.delete();
        }
        return new Folder(folder.path, folder.home);
    }

    /// One run at a time; the lock goes with the process.
    void claim() {
        try {
            if (FileChannel.open(path.resolve("bench.lock"), CREATE, WRITE).tryLock() == null) {
                throw new IllegalStateException(path + ": bench.lock");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path launcher() {
        return home.resolve("labra");
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Folder.class.getResourceAsStream("/labra/bench/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
