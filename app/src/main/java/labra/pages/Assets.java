package labra.pages;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The addresses of styles, scripts and images. All are served from here, each with a mark of its content so that
/// browsers may keep it.
@Singleton
public class Assets {
    private static final int MARK = 8;

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Properties versions = read("/labra/pages/assets.properties");

    public String bootstrap() {
        return "/_static/bootstrap/" + versions.getProperty("bootstrap") + "/dist/css/bootstrap.min.css";
    }

    public String htmx() {
        return "/webjars/htmx.org/" + versions.getProperty("htmx") + "/dist/htmx.min.js";
    }

    public String of(String name) {
        return known.computeIfAbsent(name, own -> "/assets/" + own + "?v=" + mark("/META-INF/resources/assets/" + own));
    }

    private static String mark(String resource) {
        try (InputStream content = open(resource)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Properties read(String resource) {
        try (InputStream content = open(resource)) {
            Properties properties = new Properties();
            properties.load(content);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream content = Assets.class.getResourceAsStream(resource);
        if (content == null) {
            throw new IllegalStateException("missing " + resource);
        }
        return content;
    }
}
