package labra.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import labra.trial.Line;
import labra.trial.Running;
import labra.trial.Say;

/// Clients write, fault after fault befalls the ground, and at the end what was told is laid beside what is there.
final class Trial {
    private static final Duration BREATH = Duration.ofSeconds(3);
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final Duration GOAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A fault that befell, and how long nobody was answered after it was over.
    record Befallen(Fault fault, Duration away) {}

    private final Ground ground;
    private final Say say;
    private final Duration length;
    private final long seed;
    private final List<Fault> only;
    private final boolean removeOne;
    private final List<Client> clients = new ArrayList<>();

    Trial(Ground ground, Say say, double minutes, long seed, List<Fault> only, boolean removeOne) {
        this.ground = ground;
        this.say = say;
        this.length = Duration.ofMillis((long) (minutes * 60_000));
        this.seed = seed;
        this.only = only;
        this.removeOne = removeOne;
    }

    boolean run() throws SQLException {
        say.line("starting", Long.toString(seed));
        ground.sql(
                "ALTER SYSTEM SET max_wal_size = '384MB'",
                "ALTER SYSTEM SET min_wal_size = '32MB'",
                "SELECT pg_reload_conf()");
        ground.servers.getFirst().start();
        ground.servers.getFirst().awaitAnswer();
        ground.servers.getLast().start();
        ground.servers.getLast().awaitAnswer();
        Town town = Town.on(ground);
        gather(town);
        List<Thread> threads = clients.stream()
                .map(client -> Thread.ofPlatform().name(client.name).start(client))
                .toList();
        List<Befallen> befallen = befall();
        clients.forEach(Client::end);
        for (Thread thread : threads) {
            join(thread);
        }
        if (removeOne) {
            say.line("removed", Held.removeOne(ground));
        }
        Accounts accounts = Accounts.of(clients, Held.of(ground));
        Running.Ended verified = ground.run("audit", "verify");
        List<String> dead = clients.stream()
                .flatMap(client -> client.died().map(fault -> client.name + ": " + fault).stream())
                .toList();
        return new Report(
                        say,
                        seed,
                        accounts,
                        dead,
                        befallen,
                        verified,
                        ground,
                        GOAL,
                        clients.stream()
                                .mapToLong(client -> client.failures.sum())
                                .sum())
                .print();
    }

    private void gather(Town town) {
        for (int i = 0; i < 6; i++) {
            clients.add(new Loader("single-" + i, ground, town.officers().get(i % 4), seed, 1, 60, i % 2 == 0));
        }
        for (int i = 0; i < 2; i++) {
            clients.add(new Loader("batch-" + i, ground, town.officers().get(i % 4), seed, 80, 500, i % 2 == 0));
        }
        for (int i = 0; i < 2; i++) {
            clients.add(new Reader("reader-" + i, ground, town.officers().get(i), seed, i));
        }
        for (int i = 0; i < 2; i++) {
            clients.add(new Registrar("registrar-" + i, ground, town.administrator(), seed, "RG00" + i + "CS"));
        }
    }

    /// All faults in an order of the seed, over and over until the time is up.
    private List<Befallen> befall() {
        Random random = new Random(seed);
        List<Befallen> befallen = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        Running.pause(BREATH.toMillis());
        while (System.nanoTime() < end) {
            List<Fault> round = new ArrayList<>(only);
            if (!ground.hasOwnDisk()) {
                round.remove(Fault.DISK_FULL);
            }
            if (round.isEmpty()) {
                break;
            }
            Collections.shuffle(round, random);
            for (Fault fault : round) {
                if (System.nanoTime() >= end) {
                    break;
                }
                Duration time = Duration.ofMillis(1_500 + random.nextInt(2_500));
                fault.befall(ground, time);
                Duration away = awayFor();
                befallen.add(new Befallen(fault, away));
                say.line("befell", befallen.size(), fault, away.toMillis());
                ground.servers.forEach(Running::awaitAnswer);
                Running.pause(BREATH.toMillis() / 2 + random.nextInt((int) BREATH.toMillis() / 2));
            }
        }
        return befallen;
    }

    /// How long it takes from now until a write is answered by either copy.
    private Duration awayFor() {
        long start = System.nanoTime();
        Prober prober = new Prober(clients.getFirst().token);
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            for (int copy = 0; copy < 2; copy++) {
                if (prober.isKept(copy)) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            }
            Running.pause(20);
        }
        return PATIENCE;
    }

    /// A fine of its own, another one each time, to see whether it is answered; nobody counts these.
    private final class Prober {
        private final String token;

        Prober(String token) {
            this.token = token;
        }

        boolean isKept(int copy) {
            try (Line line = new Line(() -> ground.toServers.get(copy).port(), ONE_TRY, new LongAdder())) {
                String body = "{\"placa_patente\":\"" + Town.plate(7) + "\",\"timestamp\":\"" + Client.moment()
                        + "\",\"comentarios\":\"sonda " + System.nanoTime() + "\"}";
                return line.post(
                                "/cargar_infraccion",
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                "Bearer " + token)
                        .isGood();
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
