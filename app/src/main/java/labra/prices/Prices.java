package labra.prices;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import labra.law.Jurisdiction;
import labra.platform.Announcements;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.TownSettings;
import labra.proposals.Proposals;
import labra.rulebook.Rulebook;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Tells what fines owe out of what is remembered of catalogue and law: no question to the database for each fine, and
/// nothing that the intake of fines would have to write.
@Singleton
public class Prices implements Announcements.Listener {
    private static final int MOST_ANSWERS = 10_000;

    /// How long what was read counts while no change would be heard of.
    private static final Duration UNHEARD = Duration.ofSeconds(1);

    private final Database database;
    private final Settings settings;
    private final TownSettings town;
    private final Clock clock;
    private final AtomicReference<Remembered> remembered = new AtomicReference<>(Remembered.nothing());
    private volatile boolean hears;

    private record Remembered(@Nullable Tariff tariff, Instant readAt, Map<PriceQuery, Owed> answers) {
        static Remembered nothing() {
            return new Remembered(null, Instant.EPOCH, new ConcurrentHashMap<>());
        }
    }

    Prices(Database database, Settings settings, TownSettings town, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.town = town;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Announcements announcements) {
        announcements.listen("law_changed", this);
    }

    /// What the offence of that code, committed and received then, owes today.
    public Owed owed(@Nullable String offence, Instant committedAt, Instant receivedAt) {
        return owed(question(offence, committedAt, receivedAt));
    }

    public PriceQuery question(@Nullable String offence, Instant committedAt, Instant receivedAt) {
        return new PriceQuery(offence, day(committedAt), day(receivedAt), null, null, today());
    }

    /// The same of a fine with the account that its life comes to.
    public Told told(PriceQuery question, @Nullable String balance, boolean voided) {
        Balance known = Balance.read(balance);
        Owed owed = voided ? Owed.Gap.ANNULLED : owed(known == null ? question : question.with(known));
        return new Told(owed, voided && known == null ? Optional.empty() : Account.of(owed, known));
    }

    /// What a fine owes, and what was paid of it.
    public record Told(Owed owed, Optional<Account> account) {}

    public Owed owed(PriceQuery question) {
        Remembered now = current();
        Tariff tariff = Objects.requireNonNull(now.tariff());
        if (now.answers().size() >= MOST_ANSWERS) {
            remembered.compareAndSet(now, new Remembered(tariff, now.readAt(), new ConcurrentHashMap<>()));
        }
        return now.answers().computeIfAbsent(question, tariff::owed);
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    LocalDate day(Instant moment) {
        return moment.atZone(town.zone()).toLocalDate();
    }

    /// A change that comes while the tariff is read puts nothing in its place, and then what was read counts once.
    private Remembered current() {
        Remembered now = remembered.get();
        if (now.tariff() != null
                && (hears || clock.instant().isBefore(now.readAt().plus(UNHEARD)))) {
            return now;
        }
        Remembered read = new Remembered(database.read(this::read), clock.instant(), new ConcurrentHashMap<>());
        remembered.compareAndSet(now, read);
        return read;
    }

    private Tariff read(Handle handle) {
        Settings.Law law = settings.law();
        Currency currency = Currency.getInstance(law.currency());
        return Tariff.of(
                handle.attach(VersionRows.class).approved().stream()
                        .map(VersionRow::version)
                        .toList(),
                handle.attach(UnitRows.class).approved().stream()
                        .map(row -> row.value(currency))
                        .toList(),
                Rulebook.law(handle, new Jurisdiction(law.jurisdiction())));
    }

    void decided(@Observes Proposals.Decided event) {
        forget();
    }

    @Override
    public void heard(String payload) {
        forget();
    }

    @Override
    public void opened() {
        forget();
        hears = true;
    }

    @Override
    public void closed() {
        hears = false;
        forget();
    }

    private void forget() {
        remembered.set(Remembered.nothing());
    }
}
