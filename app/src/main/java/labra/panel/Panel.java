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
import labra.platform.Database;
import labra.platform.TownSettings;
import org.jspecify.annotations.Nullable;

/// The panel's numbers. Days that are over hardly change: they are counted anew every half hour, today every few
/// seconds, both behind the readers' backs, so that a page waits for no count however many fines there are. Each copy
/// of the application counts for itself.
@Singleton
class Panel {
    private static final int DAYS = 30;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Database database;
    private final Clock clock;
    private final TownSettings town;
    private final BackgroundCache<Dated> before;
    private final BackgroundCache<Today> today;
    private final BackgroundCache<List<PanelQueries.Beat>> now;

    private volatile ZoneId countedIn;

    private record Dated(LocalDate today, Numbers numbers) {}

    private record Today(Dated dated, Chores chores) {}

    /// What waits for somebody, and when the last good backup ended if there is any.
    record Chores(
            long observed,
            long annulments,
            long notices,
            long stuckNotices,
            @Nullable Instant backup) {
        static final Chores NONE = new Chores(0, 0, 0, 0, null);
    }

    /// All that the panel shows; `counting` while the days before are counted for the first time.
    record State(LocalDate today, Numbers numbers, Numbers ofToday, Chores chores, Instant at, boolean counting) {}

    Panel(Database database, TownSettings town, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.town = town;
        this.countedIn = town.zone();
        this.before = new BackgroundCache<>(this::countBefore, Duration.ofMinutes(30), clock);
        this.today = new BackgroundCache<>(this::countToday, Duration.ofSeconds(5), clock);
        this.now = new BackgroundCache<>(
                () -> database.read(PanelQueries.class, PanelQueries::lastMinute), Duration.ofSeconds(2), clock);
    }

    State state() {
        countAnewInAnotherZone();
        LocalDate day = today();
        Optional<BackgroundCache.Known<Today>> counted = today.getSoon(PATIENCE);
        // After midnight the days before are one more; until they are counted again, that one is missing.
        Optional<BackgroundCache.Known<Dated>> old = before.getSoon(PATIENCE);
        Numbers ofToday = counted.map(BackgroundCache.Known::value)
                .filter(known -> known.dated().today().equals(day))
                .map(known -> known.dated().numbers())
                .orElseGet(Numbers::empty);
        Numbers all = old.map(known -> known.value().numbers())
                .orElseGet(Numbers::empty)
                .plus(ofToday);
        return new State(
                day,
                all,
                ofToday,
                counted.map(known -> known.value().chores()).orElse(Chores.NONE),
                counted.map(BackgroundCache.Known::at).orElseGet(clock::instant),
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

    private Dated countBefore() {
        LocalDate day = today();
        return new Dated(day, count(start(day.minusDays(DAYS - 1)), start(day)));
    }

    private Today countToday() {
        LocalDate day = today();
        return new Today(new Dated(day, count(start(day), start(day.plusDays(1)))), chores());
    }

    private Chores chores() {
        Instant backup = database.read(Backups.class, Backups::lastGood).orElse(null);
        return database.read(
                PanelQueries.class,
                tallies -> new Chores(
                        tallies.observed(), tallies.annulments(), tallies.notices(), tallies.stuckNotices(), backup));
    }

    private Numbers count(Instant from, Instant until) {
        Map<LocalDate, long[]> byHour = new HashMap<>();
        Map<Long, Long> byOffence = new HashMap<>();
        Map<Long, Long> byOfficer = new HashMap<>();
        for (PanelQueries.Tally tally : database.read(
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
                byHour, byOffence, byOfficer, database.read(PanelQueries.class, tallies -> tallies.spots(from, until)));
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
