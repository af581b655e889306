package labra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    /// One of the servers, and what is measured of it under which names.
    private record Part(Target target, List<String> names, String suffix) {}

    Results run() {
        Target target = Target.open(place, plan, plan.dataset(), port, 3);
        Processes.pause(IDLE.toMillis());
        long idle = Usage.resident(target.server().pid());
        target.server().suspend();
        List<Part> parts = new ArrayList<>(List.of(new Part(target, MEASURES, "")));
        if (plan.comparesSizes()) {
            Target small = Target.open(place, plan, Dataset.SMALL, port + 1, 0);
            small.server().suspend();
            parts.add(new Part(small, SMALL_MEASURES, "-small"));
        }
        parts.forEach(part -> alone(part, this::warmUp));
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        for (int number = 1; number <= plan.rounds(); number++) {
            int round = number;
            parts.forEach(part -> alone(part, it -> round(round, it, rates)));
        }
        Map<String, Rate> medians = new LinkedHashMap<>();
        rates.forEach((name, each) -> medians.put(name, Rate.median(each)));
        return new Results(plan, medians, idle, target.starts());
    }

    /// The other server stands still meanwhile, and so does what it sends in the background.
    private static void alone(Part part, Consumer<Part> work) {
        part.target().server().resume();
        work.accept(part);
        part.target().server().suspend();
    }

    private void warmUp(Part part) {
        Target target = part.target();
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

    private void round(int round, Part part, Map<String, List<Rate>> rates) {
        // What PostgreSQL would else tidy up of the last round while this one is measured.
        part.target().database().run("VACUUM ANALYZE");
        part.target().database().run("CHECKPOINT");
        for (String measure : part.names()) {
            if (plan.wants(measure)) {
                String name = measure + part.suffix();
                Rate rate = part.target().measure(measure, plan.time());
                rates.computeIfAbsent(name, unknown -> new ArrayList<>()).add(rate);
                place.say().progress(round, plan.rounds(), name, rate);
            }
        }
    }
}
