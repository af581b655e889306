package labra.simulate;

import java.util.Random;

/// What officers see: plates of registered vehicles, some of which are seen far more often; a few that nobody knows or
/// can read.
record Street(int vehicles, int offences) {
    private static final double UNKNOWN = 0.04;
    private static final double UNREADABLE = 0.01;

    /// What one fine is about.
    record Seen(String plate, String offence, String comments, double latitude, double longitude) {}

    Seen look(Random random, String mark) {
        return new Seen(
                plate(random),
                "S-" + (1 + random.nextInt(offences)),
                "No respeta la luz roja del semáforo, " + mark,
                Math.round((-34.6 + random.nextDouble() * 0.1) * 1e6) / 1e6,
                Math.round((-58.4 + random.nextDouble() * 0.1) * 1e6) / 1e6);
    }

    private String plate(Random random) {
        double what = random.nextDouble();
        if (what < UNREADABLE) {
            return "?? " + random.nextInt(1000);
        }
        if (what < UNREADABLE + UNKNOWN) {
            return "ZZ%03dZZ".formatted(random.nextInt(1000));
        }
        return plate((int) (vehicles * Math.pow(random.nextDouble(), 3)));
    }

    /// The plate of the vehicle of that number.
    static String plate(int number) {
        return "%c%c%03dSM".formatted(65 + number / 26_000, 65 + number / 1_000 % 26, number % 1_000);
    }
}
