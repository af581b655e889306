package labra.scale;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// The peak hour of a place on one machine, as a queue: questions of three kinds come by chance, and one after the
/// other takes as long as it
/// was measured to keep the whole machine busy (docs/performance.md). A simulation, by a fixed seed; no measurement.
record PeakHour(String place, double finesAYear, boolean hasReplica) {
    /// Measured on two cores: what a machine does of each kind in a second and nothing else.
    private static final double FINES_A_SECOND = 5_269;

    private static final double REPORTS_A_SECOND = 4_265;
    private static final double PAGES_A_SECOND = 1_179;

    /// Supposed: of a year's fines one in 300 comes on a bad day, a fifth of that in its worst hour; each is looked at
    /// so often.
    private static final double BAD_DAY = 1 / 300.0;

    private static final double WORST_HOUR = 0.2;
    private static final int REPORTS_OF_A_FINE = 20;
    private static final int PAGES_OF_A_FINE = 5;
    private static final int QUESTIONS = 400_000;

    private double fines() {
        return finesAYear * BAD_DAY * WORST_HOUR / 3600;
    }

    private double reports() {
        return fines() * REPORTS_OF_A_FINE;
    }

    /// A replica takes the pages of lists.
    private double pages() {
        return hasReplica ? 0 : fines() * PAGES_OF_A_FINE;
    }

    double busy() {
        return fines() / FINES_A_SECOND + reports() / REPORTS_A_SECOND + pages() / PAGES_A_SECOND;
    }

    /// How long the unluckiest of a hundred waits and is answered, in seconds; without an end where more comes than
    /// goes.
    double slowestOfAHundred() {
        if (busy() >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        SplittableRandom chance = new SplittableRandom(42);
        double all = fines() + reports() + pages();
        double[] took = new double[QUESTIONS];
        double now = 0;
        double free = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            now += waiting(chance, all);
            double kind = chance.nextDouble() * all;
            double rate =
                    kind < fines() ? FINES_A_SECOND : kind < fines() + reports() ? REPORTS_A_SECOND : PAGES_A_SECOND;
            free = Math.max(free, now) + waiting(chance, rate);
            took[i] = free - now;
        }
        Arrays.sort(took);
        return took[QUESTIONS * 99 / 100];
    }

    private static double waiting(SplittableRandom chance, double rate) {
        return -Math.log1p(-chance.nextDouble()) / rate;
    }

    /// A line of the page's table.
    String line() {
        double slowest = slowestOfAHundred();
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.1f | %.1f %% | %s |",
                hasReplica ? place + ", lists on a replica" : place,
                finesAYear,
                fines() * (1 + REPORTS_OF_A_FINE + PAGES_OF_A_FINE),
                busy() * 100,
                Double.isInfinite(slowest)
                        ? "grows without end"
                        : String.format(Locale.ROOT, "%.1f ms", slowest * 1000));
    }
}
