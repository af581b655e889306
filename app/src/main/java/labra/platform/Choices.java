package labra.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What administrators choose. Every copy of the application looks for new choices, so that none needs a new start.
@Singleton
public class Choices {
    private static final Logger LOG = Logger.getLogger(Choices.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final Database database;
    private final SmallRyeConfig config;
    private volatile Town town = Town.UNCHOSEN;
    /// Where nobody watches: when the choices were looked at, and whether somebody does just now.
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile boolean asks;
    private volatile long looked = System.nanoTime();
    private volatile boolean stopped;
    private Optional<Thread> watch = Optional.empty();

    Choices(Database database, Config config) {
        this.database = database;
        this.config = config.unwrap(SmallRyeConfig.class);
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        refresh();
        Settings settings = config.getConfigMapping(Settings.class);
        asks = settings.serving() && !settings.background();
        if (settings.background()) {
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
        if (asks && System.nanoTime() - looked > REMEMBERED.toNanos() && !looking.getAndSet(true)) {
            Thread.ofVirtual().name("settings").start(this::refresh);
        }
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

    /// What holds at each asking: the configured value, or what was chosen in its place unless the environment says it.
    <T> Supplier<T> over(String property, T configured, Function<Town, Optional<T>> chosen) {
        return isFixed(property) ? () -> configured : () -> chosen.apply(town()).orElse(configured);
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
        } finally {
            looked = System.nanoTime();
            looking.set(false);
        }
    }
}
