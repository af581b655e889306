package labra.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import labra.simulate.Fate.Kind;

/// Deals a day's fines and faults to the devices: the same seed deals the same.
record Fates(Day day, int fines, int devices, long seed) {
    private static final Duration SHIFT = Duration.ofHours(8);
    private static final int[] OPENINGS = {5 * 60 + 30, 6 * 60, 9 * 60 + 30, 10 * 60, 13 * 60 + 30, 14 * 60};

    /// A device starts with a hundred numbers: who is away cannot get more.
    private static final int MOST_AWAY = 95;

    List<Fate> deal() {
        Random random = new Random(seed);
        List<Kind> kinds = kinds(random);
        List<Instant> opens = new ArrayList<>();
        List<List<Instant>> captures = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            boolean before = kinds.get(i) == Kind.TWO_DAYS;
            opens.add(day.midnight()
                    .plus(Duration.ofMinutes(OPENINGS[random.nextInt(OPENINGS.length)]))
                    .minus(before ? Day.LENGTH : Duration.ZERO));
            captures.add(new ArrayList<>());
        }
        for (int dealt = 0; dealt < fines; ) {
            Instant moment = day.moment(random);
            int device = random.nextInt(devices);
            boolean twoDays = kinds.get(device) == Kind.TWO_DAYS;
            if (twoDays && random.nextBoolean()) {
                moment = moment.minus(Day.LENGTH);
            }
            if (onDuty(opens.get(device), moment, twoDays)
                    && captures.get(device).size() < MOST_AWAY) {
                captures.get(device).add(moment);
                dealt++;
            }
        }
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            Collections.sort(captures.get(i));
            Instant closes = opens.get(i).plus(SHIFT).plus(kinds.get(i) == Kind.TWO_DAYS ? Day.LENGTH : Duration.ZERO);
            fates.add(new Fate(
                    i + 1,
                    kinds.get(i),
                    skew(kinds.get(i), random),
                    captures.get(i),
                    opens.get(i),
                    closes,
                    random.nextLong()));
        }
        return fates;
    }

    /// Devices for the measurement at the end, which no fault befalls.
    List<Fate> sprinters(int count) {
        List<Fate> fates = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            fates.add(new Fate(
                    devices + i,
                    Kind.SPRINT,
                    Duration.ZERO,
                    List.of(),
                    day.midnight(),
                    day.ends(),
                    seed + devices + i));
        }
        return fates;
    }

    private static boolean onDuty(Instant opens, Instant moment, boolean twoDays) {
        Duration since = Duration.between(opens, moment);
        boolean first = !since.isNegative() && since.compareTo(SHIFT) < 0;
        Duration later = since.minus(Day.LENGTH);
        return first || (twoDays && !later.isNegative() && later.compareTo(SHIFT) < 0);
    }

    private List<Kind> kinds(Random random) {
        List<Kind> kinds = new ArrayList<>();
        add(kinds, Kind.TWO_DAYS, devices * 3 / 100);
        add(kinds, Kind.DAY_OFF, Math.max(2, devices / 100));
        add(kinds, Kind.MINUTES_OFF, devices * 3 / 100);
        add(kinds, Kind.CLONED, 3);
        add(kinds, Kind.LOST_AND_FOUND, 5);
        add(kinds, Kind.STOLEN, 2);
        while (kinds.size() < devices) {
            kinds.add(Kind.PLAIN);
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private static void add(List<Kind> kinds, Kind kind, int count) {
        for (int i = 0; i < count; i++) {
            kinds.add(kind);
        }
    }

    private static Duration skew(Kind kind, Random random) {
        int sign = random.nextBoolean() ? 1 : -1;
        return switch (kind) {
            case DAY_OFF -> Duration.ofDays(sign);
            case MINUTES_OFF -> Duration.ofMinutes(7L * sign);
            case PLAIN, TWO_DAYS, CLONED, LOST_AND_FOUND, STOLEN, SPRINT -> Duration.ofSeconds(random.nextInt(-20, 21));
        };
    }
}
