package labra.panel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.operations.Backups;
import labra.platform.BackgroundCache;
import labra.platform.Database;
import labra.platform.TownSettings;
import org.jspecify.annotations.Nullable;

/// The panel's numbers, counted behind the readers' backs, so that a page waits for no count however many fines there
/// are: today every few seconds, days that are over when a fine lands in them or changes there. Each copy of the
/// application counts for itself.
@Singleton
class Panel {
    private static final int DAYS = 30;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /// Nothing is told older than this, unless it takes too long to count.
    private static final Duration OLDEST = Duration.ofSeconds(10);

    /// Days that are over are counted anew after this whatever happened.
    private static final Duration KEPT = Duration.ofMinutes(30);

    /// How long a transaction may have begun before it was seen.
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;
    private final TownSettings town;
    private final BackgroundCache<Dated> before;
    private final BackgroundCache<Dated> today;
    private final BackgroundCache<Copied> copied;
    private final BackgroundCache<List<PanelQueries.Beat>> now;

    private volatile ZoneId countedIn;

    /// The numbers as of a day, counted at a moment.
    private record Dated(LocalDate today, Numbers numbers, Instant counted) {}

    /// When each of the numbers was true.
    record Ages(Instant today, Instant all) {}

    /// When the last good backup ended if there is any, and when the newest failed if it did.
    record Copied(@Nullable Instant backup, @Nullable Instant failed) {
        static final Copied NEVER = new Copied(null, null);

        static Copied of(Backups backups) {
            return new Copied(
                    backups.lastGood().orElse(null),
                    backups.newest()
                            .filter(newest -> !newest.good())
                            .map(Backups.Report::finishedAt)
                            .orElse(null));
        }
    }

    /// All that the panel counts; `counting` while the days before are counted for the first time.
    record State(LocalDate today, Numbers numbers, Numbers ofToday, Copied copied, Ages at, boolean counting) {}

    Panel(Database database, TownSettings town, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.town = town;
        this.countedIn = town.zone();
        this.before = new BackgroundCache<>(this::countBefore, Duration.ofSeconds(5), clock);
        this.today = new BackgroundCache<>(this::countToday, Duration.ofSeconds(5), clock);
        this.copied =
                new BackgroundCache<>(() -> database.read(Backups.class, Copied::of), Duration.ofSeconds(5), clock);
        this.now = new BackgroundCache<>(
                () -> database.read(PanelQueries.class, PanelQueries::lastMinute), Duration.ofSeconds(2), clock);
    }

    State state() {
        countAnewInAnotherZone();
        LocalDate day = today();
        Optional<BackgroundCache.Known<Dated>> counted = today.getNoOlder(OLDEST, PATIENCE);
        // After midnight the days before are one more; until they are counted again, that one is missing.
        Optional<BackgroundCache.Known<Dated>> old = before.getNoOlder(OLDEST, PATIENCE);
        Numbers ofToday = counted.map(BackgroundCache.Known::value)
                .filter(known -> known.today().equals(day))
                .map(Dated::numbers)
                .orElseGet(Numbers::empty);
        Numbers all = old.map(known -> known.value().numbers())
                .orElseGet(Numbers::empty)
                .plus(ofToday);
        Instant now = clock.instant();
        Instant ofDay = counted.map(BackgroundCache.Known::at).orElse(now);
        Instant ofAll =
                old.map(BackgroundCache.Known::at).filter(ofDay::isAfter).orElse(ofDay);
        return new State(
                day,
                all,
                ofToday,
                copied.getSoon(PATIENCE).map(BackgroundCache.Known::value).orElse(Copied.NEVER),
                new Ages(ofDay, ofAll),
                old.isEmpty() || counted.isEmpty());
    }

    /// How many fines came in every two seconds of the last minute, the latest last.
    long[] lastMinute() {
        long[] beats = new long[30];
        now.getSoon(PATIENCE)
                .ifPresent(known -> known.value().forEach(beat -> {
                    if (beat.ago() >= 0 && beat.ago() < beats.length) {
                        beats[beats.length - 1 - beat.ago()] = beat.fines();
                    }
                }));
        return beats;
    }

    /// The days before as they were counted, while nothing landed or changed in them.
    private Dated countBefore() {
        LocalDate day = today();
        Instant from = start(day.minusDays(DAYS - 1));
        Instant until = start(day);
        Instant now = clock.instant();
        return before.latest()
                .filter(counted -> counted.today().equals(day)
                        && now.isBefore(counted.counted().plus(KEPT))
                        && !changed(counted.counted().minus(UNSEEN), from, until))
                .orElseGet(() -> new Dated(day, count(from, until), now));
    }

    private boolean changed(Instant since, Instant from, Instant until) {
        return database.read(PanelQueries.class, tallies -> tallies.changed(since, from, until));
    }

    private Dated countToday() {
        LocalDate day = today();
        return new Dated(day, count(start(day), start(day.plusDays(1))), clock.instant());
    }

    private Numbers count(Instant from, Instant until) {
        Map<LocalDate, long[]> byHour = new HashMap<>();
        Map<Long, Long> byOffence = new HashMap<>();
        Map<Long, Long> byOfficer = new HashMap<>();
        for (PanelQueries.Tally tally : database.readAside(
                PanelQueries.class,
                tallies -> tallies.tallies(from, until, town.zone().getId()))) {
            if (tally.day() != null && tally.hour() != null) {
                byHour.computeIfAbsent(tally.day(), unknown -> new long[24])[tally.hour()] += tally.fines();
            } else if (tally.officerId() != null) {
                byOfficer.put(tally.officerId(), tally.fines());
            } else if (tally.offenceId() != null) {
                byOffence.put(tally.offenceId(), tally.fines());
            }
        }
        return new Numbers(
                byHour,
                byOffence,
                byOfficer,
                database.readAside(PanelQueries.class, tallies -> tallies.spots(from, until)));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(town.zone()).toInstant();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(town.zone()));
    }

    /// Days begin elsewhere as soon as somebody chooses another zone.
    private void countAnewInAnotherZone() {
        ZoneId zone = town.zone();
        if (!zone.equals(countedIn)) {
            countedIn = zone;
            before.forget();
            today.forget();
        }
    }
}
