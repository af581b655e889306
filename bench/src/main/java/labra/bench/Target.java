package labra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A server on a database of one size, and everything that can be asked of the two.
record Target(
        Dataset dataset,
        Database database,
        Server server,
        Wrk wrk,
        Clients clients,
        References references,
        Importing importing,
        Usage.Meter meter,
        List<Duration> starts) {

    private static final int STEADY_PER_SECOND = 5_000;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 40;
    private static final double CALM_CORES = 0.3;

    /// Opens a fresh copy of the loaded database. Of the server's starts all but the first are timed.
    static Target open(Workplace place, Plan plan, Dataset dataset, int port, int timedStarts) {
        Database database = new Loader(place, port).copyOf(dataset, dataset.name());
        return on(place, plan, dataset, database, port, timedStarts, Map.of());
    }

    static Target on(Workplace place, Plan plan, Database database, int port) {
        return on(place, plan, database, port, Map.of());
    }

    static Target on(Workplace place, Plan plan, Database database, int port, Map<String, String> environment) {
        return on(place, plan, plan.dataset(), database, port, 0, environment);
    }

    private static Target on(
            Workplace place,
            Plan plan,
            Dataset dataset,
            Database database,
            int port,
            int timedStarts,
            Map<String, String> environment) {
        Server server = Server.start(place, database, port, environment);
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < timedStarts; i++) {
            server.close();
            server = Server.start(place, database, port, environment);
            starts.add(server.firstAnswer());
        }
        List<String> tokens = server.officerTokens(20);
        Path file = place.folder().write("tokens-" + port, String.join("\n", tokens) + "\n");
        return new Target(
                dataset,
                database,
                server,
                new Wrk(place, dataset, server, file, server.administratorToken()),
                new Clients(server, dataset, tokens),
                new References(database, dataset),
                new Importing(place, database, dataset, plan.importRows()),
                new Usage.Meter(server.pid(), place.databases().postmaster()),
                starts);
    }

    /// Waits until the server's compiler has finished what a warm-up taught it: on two cores it would take from what is
    /// measured next.
    void settle() {
        boolean busy = true;
        for (int i = 0; i < MOST_LOOKS && busy; i++) {
            busy = meter.of(() -> {
                                Processes.pause(LOOK.toMillis());
                                return Rate.NONE;
                            })
                            .usage()
                            .server()
                    > CALM_CORES;
        }
    }

    /// One measurement by its name.
    Rate measure(String name, Duration time) {
        Supplier<Rate> measured = switch (name) {
            case "bare1" -> () -> references.oneRowPerCommit(1, time);
            case "bare16" -> () -> references.oneRowPerCommit(16, time);
            case "unaudited16" -> () -> references.oneRowPerCommitUnaudited(16, time);
            case "bare100" -> () -> references.batchesPerCommit(2, 100, time);
            case "copy" -> () -> references.copy(2, time);
            case "post1" -> () -> wrk.run("single", 1, time);
            case "post64" -> () -> wrk.run("single", 64, time);
            case "post256" -> () -> wrk.run("single", 256, time);
            case "steady" -> () -> clients.steady(STEADY_PER_SECOND, time);
            case "batch2" -> () -> wrk.run("batch", 2, time).times(500);
            case "batch4" -> () -> wrk.run("batch", 4, time).times(500);
            case "stream" -> () -> clients.stream(2, time);
            case "import" -> importing::run;
            case "report64" -> () -> wrk.run("report", 64, time);
            case "list64" -> () -> wrk.run("list", 64, time);
            default -> throw new IllegalArgumentException(name);
        };
        return meter.of(measured);
    }
}
