package labra.simulate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import labra.postgres.LiveCluster;
import labra.simulate.Enrolment.Enrolled;
import labra.trial.FolderLock;
import labra.trial.Ledger;
import labra.trial.Running;
import labra.trial.Say;

/// One simulated day, from an empty data folder to its account.
final class Simulation {
    private static final int VEHICLES = 20_000;
    private static final int OFFENCES = 60;
    private static final int DESKS = 6;
    private static final Duration LONGEST_AFTER = Duration.ofMinutes(5);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final Simulate.Wish wish;
    private final Say say;
    private final Path place;
    private final Path devices;
    private final Running server;
    private final Figures figures = new Figures();
    private final Queue<Accounts.Kept> copies = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> outages = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    Simulation(FolderLock lock, Simulate.Wish wish, Say say) {
        this.wish = wish;
        this.say = say;
        Running.killDatabase(lock.folder().resolve("run/data/postgres/cluster"));
        this.place = lock.fresh("run");
        this.devices = place.resolve("devices");
        this.server = new Running(wish.home(), place.resolve("data"), wish.port(), place.resolve("server.log"));
    }

    boolean run() throws Exception {
        Thread stop = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        long start = System.nanoTime();
        say.line("starting", Long.toString(wish.seed()), place);
        server.start();
        Duration starts = server.awaitAnswer();
        town();
        Day plan = Day.of(Instant.now(), wish.minutes());
        Fates fates = new Fates(plan, wish.fines(), wish.devices(), wish.seed());
        say.line("enrolling", wish.devices());
        long enrolling = System.nanoTime();
        List<Enrolled> enrolled = enrol(fates.deal());
        say.line("enrolled", (System.nanoTime() - enrolling) / 1_000_000_000);
        List<Enrolled> sprinters = enrol(fates.sprinters(wish.sprint() > 0 ? Sprint.DEVICES : 0));
        server.close();
        Day day = new Day(Instant.now().plus(starts.multipliedBy(2)).plusSeconds(5), plan.midnight(), plan.rate());
        server.with(day.settings()).start();
        server.awaitAnswer();
        day.sleepUntil(day.midnight());
        live(day, enrolled);
        double perSecond = new Sprint(day, street(), figures, wish.port()).run(sprinters, wish.sprint());
        enrolled.addAll(sprinters);
        boolean good = account(enrolled, perSecond, Duration.ofNanos(System.nanoTime() - start));
        Runtime.getRuntime().removeShutdownHook(stop);
        stop();
        return good;
    }

    private static Street street() {
        return new Street(VEHICLES, OFFENCES);
    }

    /// Whom the fines are about: people of a town that nobody knows.
    private void town() throws SQLException {
        try (Connection database = database().connect();
                Statement statement = database.createStatement()) {
            statement.execute(
                    "INSERT INTO person (name, email) SELECT 'Persona ' || n, 'persona' || n || '@simulacro.example' FROM generate_series(1, "
                            + VEHICLES / 2 + ") AS n");
            statement.execute("""
                    INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                    SELECT 'AR', p.plate, p.plate, 'Fiat', 'gris', (SELECT min(id) FROM person) + n / 2
                    FROM generate_series(0, %d - 1) AS n,
                         LATERAL (SELECT chr(65 + n / 26000) || chr(65 + n / 1000 %% 26) || lpad((n %% 1000)::text, 3, '0') || 'SM' AS plate) AS p
                    """.formatted(VEHICLES));
            statement.execute(
                    "INSERT INTO offence (code, description, fixed_units, points) SELECT 'S-' || n, 'Infracción ' || n, 50 + n, n % 10 "
                            + "FROM generate_series(1, " + OFFENCES + ") AS n");
            statement.execute("ANALYZE");
        }
    }

    private LiveCluster database() {
        return LiveCluster.under(server.data(), server.data());
    }

    private List<Enrolled> enrol(List<Fate> fates) throws InterruptedException, ExecutionException {
        List<Enrolled> all = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
            List<Future<List<Enrolled>>> parts = new ArrayList<>();
            for (int desk = 0; desk < DESKS; desk++) {
                int first = desk;
                parts.add(desks.submit(() -> {
                    List<Enrolled> own = new ArrayList<>();
                    Enrolment enrolment = fates.size() > first ? Enrolment.at(wish.port(), devices) : null;
                    for (int i = first; enrolment != null && i < fates.size(); i += DESKS) {
                        own.add(enrolment.enrol(fates.get(i)));
                    }
                    return own;
                }));
            }
            for (Future<List<Enrolled>> part : parts) {
                all.addAll(part.get());
            }
        }
        return all;
    }

    private void live(Day day, List<Enrolled> enrolled) throws InterruptedException, ExecutionException {
        Instant last = day.ends().plusMillis(Math.round(LONGEST_AFTER.toMillis() * day.rate()));
        Troubles troubles = new Troubles(day, server, say, outages);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> aside = List.of(
                    threads.submit(troubles::kill),
                    threads.submit(() -> troubles.revoke(enrolled)),
                    threads.submit(() -> tell(day)));
            Queue<Future<?>> duties = new ConcurrentLinkedQueue<>();
            for (Enrolled device : enrolled) {
                duties.add(threads.submit(new Duty(
                        day,
                        street(),
                        device.fate(),
                        device.key(),
                        device.memory(),
                        figures,
                        wish::port,
                        last,
                        original -> duties.add(threads.submit((Runnable) copy(day, device, original, last))))));
            }
            for (Future<?> duty = duties.poll(); duty != null; duty = duties.poll()) {
                duty.get();
            }
            over.set(true);
            for (Future<?> each : aside) {
                each.get();
            }
        }
    }

    private Duty copy(Day day, Enrolled device, Duty original, Instant last) {
        String name = device.fate().file() + "-copy";
        Memory memory = original.memory().copy(devices.resolve(name + ".ledger"));
        copies.add(new Accounts.Kept(name, device.fate(), memory));
        return new Duty(day, street(), device.fate(), device.key(), memory, figures, wish::port, last, _ -> {})
                .copyOf(original);
    }

    /// A line for each half hour of the day.
    private void tell(Day day) {
        long before = 0;
        for (Instant next = day.midnight().plus(HALF_HOUR); !over.get(); next = next.plus(HALF_HOUR)) {
            while (!over.get() && day.now().isBefore(next)) {
                Running.pause(50);
            }
            long settled = figures.settled.sum();
            say.line(
                    "progress",
                    Day.written(next).substring(11, 16),
                    figures.signed.sum(),
                    settled,
                    figures.signed.sum() - settled,
                    Math.round((settled - before) / (HALF_HOUR.toMillis() / day.rate() / 1000)),
                    figures.recentP99(),
                    figures.failures.sum());
            before = settled;
        }
    }

    private boolean account(List<Enrolled> enrolled, double perSecond, Duration took) throws SQLException {
        List<Accounts.Kept> kept = new ArrayList<>();
        for (Enrolled device : enrolled) {
            kept.add(kept(device.fate().file(), device.fate()));
        }
        copies.forEach(copy -> kept.add(kept(copy.file(), copy.fate())));
        try (Connection database = database().connect()) {
            if (wish.removeOne()) {
                say.line("removed", String.valueOf(Held.removeOne(database)));
            }
            Accounts accounts =
                    Accounts.of(kept, Held.of(database), server.data().resolve("evidence"));
            new Report(wish, say, figures, accounts, List.copyOf(outages)).print(perSecond, took);
            return accounts.unexplained.isEmpty();
        }
    }

    /// Read from its file, not from what the simulation remembers.
    private Accounts.Kept kept(String file, Fate fate) {
        return new Accounts.Kept(file, fate, new Memory(new Ledger(devices.resolve(file + ".ledger"))));
    }

    static Path cluster(Running server) {
        return server.data().resolve("postgres/cluster");
    }

    private void stop() {
        server.close();
        Running.killDatabase(cluster(server));
    }
}
