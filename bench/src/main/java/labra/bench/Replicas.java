package labra.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import labra.postgres.Follower;

/// What a streaming replica takes over: the same server on the primary alone and with a replica beside it, turn by
/// turn. Both are on this machine and share its cores, so what counts is how much of the work leaves the primary.
record Replicas(Workplace place, int port, Plan plan) {
    private static final List<String> MEASURES = List.of("list64", "report64", "post64");

    void run() {
        Database database = new Loader(place, port).copyOf(plan.dataset(), "followed");
        Follower follower = Follower.of(
                place.folder().path(),
                place.folder().resolve("follower"),
                Path.of(System.getProperty("user.home"), ".cache", "labra"));
        place.processes().add(follower::close);
        String reads = database.url().replaceFirst(":\\d+/", ":" + follower.port() + "/");
        Target alone = Target.on(place, plan, database, port, Map.of());
        Target aside = Target.on(place, plan, database, port + 1, Map.of("LABRA_DATABASE_READ_URL", reads));
        Map<String, List<Rate>> before = new LinkedHashMap<>();
        Map<String, List<Rate>> after = new LinkedHashMap<>();
        for (Target target : List.of(alone, aside)) {
            place.say().line("warming-up");
            MEASURES.forEach(name -> target.measure(name, plan.warmUp().dividedBy(2)));
            target.settle();
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (String name : MEASURES) {
                before.computeIfAbsent(name, unused -> new ArrayList<>()).add(measure(round, alone, name, ""));
                after.computeIfAbsent(name, unused -> new ArrayList<>()).add(measure(round, aside, name, "-replica"));
            }
        }
        before.forEach((name, rates) -> System.out.printf(
                "%-10s %s  with a replica %s%n",
                name, told(Rate.median(rates)), told(Rate.median(after.getOrDefault(name, List.of())))));
    }

    /// How many a second, and how long the primary worked for each.
    private static String told(Rate rate) {
        return "%7.0f/s, primary %.3f ms each, %d failed"
                .formatted(
                        rate.perSecond(),
                        rate.usage().database() * 1000 / Math.max(1, rate.perSecond()),
                        rate.failed());
    }

    private Rate measure(int round, Target target, String name, String suffix) {
        Rate rate = target.measure(name, plan.time());
        place.say().progress(round, plan.rounds(), name + suffix, rate);
        return rate;
    }
}
