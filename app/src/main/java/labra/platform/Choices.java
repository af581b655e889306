package labra.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Settings as they stand now: what the environment says, else what administrators chose, else what Labra starts with.
/// Every copy of the application looks for new choices, so that none needs a new start.
@Singleton
public class Choices {
    private static final Logger LOG = Logger.getLogger(Choices.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final Database database;
    private final SmallRyeConfig config;
    private volatile Town town = Town.UNCHOSEN;
    private volatile boolean stopped;
    private Optional<Thread> watch = Optional.empty();

    /// What a choice answers in place of a method of the settings, unless the property is set by the environment.
    public record Answer(String method, String property, Function<Town, @Nullable Object> chosen) {}

    Choices(Database database, Config config) {
        this.database = database;
        this.config = config.unwrap(SmallRyeConfig.class);
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        refresh();
        if (config.getConfigMapping(Settings.class).serving()) {
            watch = Optional.of(Thread.ofVirtual().name("settings").start(this::watch));
        }
    }

    /// Without an interrupt, which would cut the connection that the settings are read on.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (watch.isPresent()) {
            LockSupport.unpark(watch.get());
            watch.get().join(REMEMBERED);
        }
    }

    public Town town() {
        return town;
    }

    /// Keeps a choice, which this copy heeds at once and the others soon; not if somebody else chose since `expected`.
    public boolean choose(Town wanted, @Nullable Integer expected, Actor actor) {
        Optional<Town> kept =
                database.write(actor, handle -> handle.attach(Town.Rows.class).change(wanted, expected));
        kept.ifPresent(now -> town = now);
        return kept.isPresent();
    }

    /// Whether the environment says it, whatever is chosen.
    public boolean isFixed(String property) {
        ConfigValue value = config.getConfigValue(property);
        return value.getValue() != null && value.getConfigSourceOrdinal() > Integer.MIN_VALUE;
    }

    /// The settings of that type with what was chosen in place.
    public <T> T over(Class<T> type, List<Answer> answers) {
        T configured = config.getConfigMapping(type);
        Map<String, Function<Town, @Nullable Object>> chosen = new HashMap<>();
        answers.stream()
                .filter(answer -> !isFixed(answer.property()))
                .forEach(answer -> chosen.put(answer.method(), answer.chosen()));
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    Function<Town, @Nullable Object> choice = chosen.get(method.getName());
                    Object answer = choice == null ? null : choice.apply(town);
                    try {
                        return answer == null ? method.invoke(configured, arguments) : answer;
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                }));
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Settings settings() {
        return over(
                Settings.class,
                List.of(
                        new Answer("zone", "labra.zone", Town::zone),
                        new Answer("report", "labra.report.access", Choices::report)));
    }

    private static Settings.@Nullable Report report(Town town) {
        Settings.ReportAccess access = town.reportAccess();
        return access == null ? null : () -> access;
    }

    private void watch() {
        while (!stopped) {
            LockSupport.parkNanos(this, REMEMBERED.toNanos());
            if (!stopped) {
                refresh();
            }
        }
    }

    private void refresh() {
        try {
            town = database.read(Town.Rows.class, Town.Rows::find);
        } catch (JdbiException | DateTimeException away) {
            LOG.debugf("The town's choices could not be read: %s", away.getMessage());
        }
    }
}
