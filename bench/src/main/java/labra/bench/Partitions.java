package labra.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether monthly partitions would serve: the same server on the table as it is and on one in partitions, turn by
/// turn.
record Partitions(Workplace place, int port, Plan plan) {
    private static final List<String> MEASURES = List.of("bare16", "bare100", "post64", "batch2", "report64", "list64");

    void run() {
        Loader loader = new Loader(place, port);
        Target whole = Target.on(place, plan, loader.copyOf(plan.dataset(), "whole"), port);
        Database parted = loader.copyOf(plan.dataset(), "monthly");
        parted.run(Folder.resource("partitions.sql"));
        parted.run("VACUUM (ANALYZE, FREEZE)", "CHECKPOINT");
        Target monthly = Target.on(place, plan, parted, port + 1);
        Map<String, List<Rate>> before = new LinkedHashMap<>();
        Map<String, List<Rate>> after = new LinkedHashMap<>();
        for (Target target : List.of(whole, monthly)) {
            place.say().line("warming-up");
            MEASURES.forEach(name -> target.measure(name, plan.warmUp().dividedBy(2)));
            target.settle();
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (String name : MEASURES) {
                before.computeIfAbsent(name, unused -> new ArrayList<>()).add(measure(round, whole, name, ""));
                after.computeIfAbsent(name, unused -> new ArrayList<>()).add(measure(round, monthly, name, "-monthly"));
            }
        }
        before.forEach((name, rates) -> {
            double one = Rate.median(rates).perSecond();
            double many = Rate.median(after.getOrDefault(name, List.of())).perSecond();
            System.out.printf("%-10s %9.0f/s  monthly %9.0f/s  ratio %.2f%n", name, one, many, many / one);
        });
    }

    private Rate measure(int round, Target target, String name, String suffix) {
        Rate rate = target.measure(name, plan.time());
        place.say().progress(round, plan.rounds(), name + suffix, rate);
        return rate;
    }
}
