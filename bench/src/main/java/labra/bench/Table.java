package labra.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints the results as one table that reads as text and as Markdown.
record Table(Say say, PrintStream out) {
    private static final int LABEL = 46;

    void print(Results results, String machine) {
        out.println(say.text("title", say.number(results.plan().dataset().fines(), 0), machine));
        out.println();
        out.println(row(say.text("column.what"), "/s", "p50 ms", "p99 ms", "p99.9 ms", say.text("column.cores")));
        out.println(row("---", "--:", "--:", "--:", "--:", "--"));
        results.rates().forEach((name, rate) -> out.println(line(name, rate)));
        out.println(row(say.text("measure.start"), "", say.number(results.start() * 1000, 0), "", "", ""));
        out.println(row(say.text("measure.idle"), "", "", "", "", say.number(results.idle() / 1e6, 0) + " MB"));
        out.println(row(say.text("measure.loaded"), "", "", "", "", say.number(results.underLoad() / 1e6, 0) + " MB"));
        out.println();
        goals(results.goals());
        failures(results.rates());
        if (results.others() > 0.1) {
            out.println(say.text("busy", say.number(results.others(), 2)));
        }
    }

    private void goals(List<Results.Goal> goals) {
        out.println(row(say.text("column.goal"), say.text("column.figure"), say.text("column.wanted"), "", "", ""));
        out.println(row("---", "--:", "--:", "", "", ""));
        for (Results.Goal goal : goals) {
            int digits = goal.wanted() >= 100 ? 0 : goal.wanted() >= 10 ? 1 : 2;
            out.println(row(
                    say.text("goal." + goal.name()),
                    say.number(goal.figure(), digits),
                    (goal.upward() ? "≥ " : "< ") + say.number(goal.wanted(), digits),
                    say.text(goal.met() ? "met" : "missed"),
                    "",
                    ""));
        }
        out.println();
    }

    private void failures(Map<String, Rate> rates) {
        rates.forEach((name, rate) -> {
            if (rate.failed() > 0) {
                out.println(say.text("failed", say.text("measure." + name), say.number(rate.failed(), 0)));
            }
        });
    }

    private String line(String name, Rate rate) {
        Usage usage = rate.usage();
        String cores = "%.2f / %.2f / %.2f / %.2f"
                .formatted(usage.generator(), usage.server(), usage.database(), usage.others());
        return row(
                say.text("measure." + name),
                say.number(rate.perSecond(), 0),
                millis(rate.p50()),
                millis(rate.p99()),
                millis(rate.p999()),
                cores);
    }

    private String millis(double micros) {
        return micros == 0 ? "" : say.number(micros / 1000, 2);
    }

    private static String row(String label, String... cells) {
        StringBuilder row =
                new StringBuilder("| ").append(label).append(" ".repeat(Math.max(0, LABEL - label.length())));
        for (int i = 0; i < cells.length; i++) {
            row.append(" | ").append(String.format(Locale.ROOT, i == cells.length - 1 ? "%-29s" : "%9s", cells[i]));
        }
        return row.append(" |").toString();
    }
}
