package labra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The one figure that is tuned most: single fines over HTTP beside one row per commit, turn by turn.
record Ratio(Folder folder, Databases databases, int port, int rounds, int seconds, Say say) {
    void run() {
        Dataset dataset = Dataset.SMALL;
        Databases.Database database = new Loader(databases, folder, port, say).copyOf(dataset);
        Duration time = Duration.ofSeconds(seconds);
        try (Server server = Server.start(folder, database, port)) {
            Wrk wrk = Wrk.against(server, folder, dataset);
            References references = new References(database, dataset);
            wrk.run("single", 64, Duration.ofSeconds(10));
            List<Rate> bare = new ArrayList<>();
            List<Rate> ours = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                bare.add(print("reference 16", references.oneRowPerCommit(16, time)));
                ours.add(print("POST 64", wrk.run("single", 64, time)));
            }
            System.out.printf("resident %d MB%n", server.resident() / 1_000_000);
            System.out.printf(
                    "ratio %.2f%n",
                    Rate.median(ours).perSecond() / Rate.median(bare).perSecond());
        }
    }

    private static Rate print(String name, Rate rate) {
        System.out.printf(
                "%-14s %8.0f/s  p50 %6.2f ms  p99 %6.2f ms  p99.9 %6.2f ms  failed %d  wrk %3.0f %%  server %3.0f %%%n",
                name,
                rate.perSecond(),
                rate.p50() / 1000,
                rate.p99() / 1000,
                rate.p999() / 1000,
                rate.failed(),
                rate.generatorCpu() * 100,
                rate.serverCpu() * 100);
        return rate;
    }
}
