package labra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures everything in turns, references and Labra side by side, and keeps the medians.
record Suite(Workplace place, Plan plan, int port) {
    /// In the order of a round: what is compared stands together, and what only reads comes before the import, after
    /// which PostgreSQL tidies up for a while.
    private static final List<String> MEASURES = List.of(
            "bare1",
            "post1",
            "bare16",
            "post64",
            "unaudited16",
            "post256",
            "steady",
            "report64",
            "list64",
            "bare100",
            "batch2",
            "batch4",
            "copy",
            "stream",
            "import");

    /// The same with few fines in the table.
    private static final List<String> SMALL_MEASURES = List.of("bare16", "post64", "report64");

    private static final List<String> WARM_UP = List.of("post64", "batch2", "stream", "report64", "list64");
    private static final Duration IDLE = Duration.ofSeconds(3);

    Results run() {
        Target target = Target.open(place, plan, plan.dataset(), port, 3);
        Processes.pause(IDLE.toMillis());
        long idle = Usage.resident(target.server().pid());
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        if (plan.comparesSizes()) {
            target.server().suspend();
            Target small = Target.open(place, plan, Dataset.SMALL, port + 1, 0);
            small.server().suspend();
            alone(target, () -> warmUp(target));
            alone(small, () -> warmUp(small));
            for (int each = 1; each <= plan.rounds(); each++) {
                int round = each;
                alone(target, () -> round(round, target, MEASURES, "", rates));
                alone(small, () -> round(round, small, SMALL_MEASURES, "-small", rates));
            }
        } else {
            warmUp(target);
            for (int round = 1; round <= plan.rounds(); round++) {
                round(round, target, MEASURES, "", rates);
            }
        }
        Map<String, Rate> medians = new LinkedHashMap<>();
        rates.forEach((name, each) -> medians.put(name, Rate.median(each)));
        return new Results(plan, medians, idle, target.starts());
    }

    /// The other server stands still meanwhile, and so does what it sends in the background.
    private static void alone(Target target, Runnable work) {
        target.server().resume();
        work.run();
        target.server().suspend();
    }

    private void warmUp(Target target) {
        place.say().line("warming-up");
        for (String name : WARM_UP) {
            if (plan.wants(name)) {
                target.measure(
                        name,
                        name.equals("post64") ? plan.warmUp() : plan.warmUp().dividedBy(2));
            }
        }
        target.settle();
    }

    private void round(int round, Target target, List<String> names, String suffix, Map<String, List<Rate>> rates) {
        // What PostgreSQL would else tidy up of the last round while this one is measured.
        target.database().run("VACUUM ANALYZE");
        target.database().run("CHECKPOINT");
        for (String name : names) {
            if (plan.wants(name)) {
                Rate rate = target.measure(name, plan.time());
                rates.computeIfAbsent(name + suffix, unknown -> new ArrayList<>())
                        .add(rate);
                place.say().progress(round, plan.rounds(), name + suffix, rate);
            }
        }
    }
}
