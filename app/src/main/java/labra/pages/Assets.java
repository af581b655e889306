package labra.pages;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import labra.platform.Sha256;

/// Styles, scripts, letters and drawings, all served from here and none from another host. Their addresses bear a mark
/// of their content, so that browsers may keep them for ever.
@Singleton
public class Assets {
    static final String PLACE = "/assets/";

    private static final int MARK = 8;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Properties versions = versions();
    private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

    /// A file as it is sent: plain, and compressed where that makes it smaller.
    record File(String type, String mark, byte[] plain, byte[] gzip) {}

    /// The address of a file of this name.
    public String of(String name) {
        File file = find(name).orElseThrow(() -> new IllegalStateException("no asset " + name));
        return PLACE + name + "?v=" + file.mark();
    }

    /// Dev mode reads a file at each request, so that a saved one is seen at once.
    Optional<File> find(String name) {
        if (!name.matches("[a-z-]+\\.(css|js|svg|woff2)")) {
            return Optional.empty();
        }
        return LaunchMode.current().isDev() ? load(name) : files.computeIfAbsent(name, this::load);
    }

    private Optional<File> load(String name) {
        try (InputStream content = Assets.class.getResourceAsStream(resource(name))) {
            if (content == null) {
                return Optional.empty();
            }
            byte[] plain = content.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            return Optional.of(new File(type, mark(plain), plain, Gzip.compressed(plain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resource(String name) {
        return switch (name) {
            case "bootstrap.css" ->
                "/META-INF/resources/_static/bootstrap/%s/dist/css/bootstrap.min.css"
                        .formatted(versions.getProperty("bootstrap"));
            case "htmx.js" ->
                "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js".formatted(versions.getProperty("htmx"));
            default -> PLACE + name;
        };
    }

    private static String mark(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, MARK);
    }

    private static Properties versions() {
        try (InputStream content = Assets.class.getResourceAsStream("/labra/pages/assets.properties")) {
            Properties properties = new Properties();
            properties.load(content);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
