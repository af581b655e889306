package labra.lambda;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// The function's settings that are secrets: the application's keys (LABRA_SECRET) and its login in the database
/// (LABRA_DATABASE_SECRET), each the name of a secret in Secrets Manager, read once when the environment begins.
public final class SecretSettings implements ConfigSource {
    private static final int ABOVE_THE_ENVIRONMENT = 310;

    private final Map<String, String> settings;

    public SecretSettings() {
        Properties found = new Properties();
        String settingsSecret = System.getenv("LABRA_SECRET");
        if (settingsSecret != null) {
            load(found, Secrets.text(settingsSecret));
        }
        String login = System.getenv("LABRA_DATABASE_SECRET");
        if (login != null) {
            Secrets.Login read = Secrets.login(login);
            found.setProperty("quarkus.datasource.username", read.user());
            found.setProperty("quarkus.datasource.password", read.password());
        }
        settings = found.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, found::getProperty));
    }

    private static void load(Properties into, String text) {
        try {
            into.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException broken) {
            throw new IllegalStateException("the application's secret is not made of settings");
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return settings.get(name);
    }

    @Override
    public String getName() {
        return "AWS Secrets Manager";
    }

    @Override
    public int getOrdinal() {
        return ABOVE_THE_ENVIRONMENT;
    }
}
