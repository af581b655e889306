package labra.street;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.pages.Gzip;
import labra.platform.Sha256;

/// The files of the app as they are served. Their version is a hash over all of them: it names the cache that a browser
/// fills whole or not at all, so that no device ever runs one file of an older version beside one of a newer.
@Singleton
final class AppFiles {
    static final String START = "index.html";
    static final String WORKER = "sw.js";

    private static final String PLACE = "oficial";
    private static final int MARK = 8;

    /// What the app shares with the pages of the office.
    private static final List<String> SHARED = List.of("logo.svg", "atkinson-next.woff2", "atkinson-mono.woff2");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=UTF-8",
            "html", "text/html; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "png", "image/png",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    private final Map<String, File> files = load();

    /// A file, the mark of its content, and itself compressed where that makes it smaller.
    record File(String type, String mark, byte[] content, byte[] gzip) {}

    /// Dev mode reads them at each request, so that a saved one is seen at once.
    Optional<File> find(String name) {
        return Optional.ofNullable((LaunchMode.current().isDev() ? load() : files).get(name));
    }

    private static Map<String, File> load() {
        Map<String, byte[]> written = new TreeMap<>();
        try {
            ClassPathUtils.consumeAsPaths(PLACE, folder -> read(folder, written));
            for (String name : SHARED) {
                written.put(name, asset(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built(written);
    }

    private static void read(Path folder, Map<String, byte[]> written) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                written.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] asset(String name) throws IOException {
        try (InputStream content = AppFiles.class.getResourceAsStream("/assets/" + name)) {
            if (content == null) {
                throw new IllegalStateException("no asset " + name);
            }
            return content.readAllBytes();
        }
    }

    /// The worker learns what to keep, and the app which version it is.
    private static Map<String, File> built(Map<String, byte[]> written) {
        MessageDigest digest = Sha256.begun();
        written.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        String version = mark(digest.digest());
        String names =
                written.keySet().stream().filter(name -> !name.equals(WORKER)).collect(Collectors.joining(" "));
        Map<String, File> files = new TreeMap<>();
        written.forEach((name, content) -> {
            byte[] served = name.endsWith(".js") ? filled(content, version, names) : content;
            files.put(name, new File(type(name), mark(Sha256.of(served)), served, Gzip.compressed(served)));
        });
        return files;
    }

    private static byte[] filled(byte[] script, String version, String names) {
        return new String(script, StandardCharsets.UTF_8)
                .replace("__VERSION__", version)
                .replace("__FILES__", names)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("a file of the app that has no type: " + name);
        }
        return type;
    }

    private static String mark(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, MARK);
    }
}
