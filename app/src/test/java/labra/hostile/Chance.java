package labra.hostile;

import java.util.List;
import java.util.SplittableRandom;

/// The choices of one request: the same seed and number, the same choices.
final class Chance {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Chance(long seed, int number) {
        random = new SplittableRandom(seed * SPREAD + number);
    }

    int below(int end) {
        return random.nextInt(end);
    }

    boolean in(int hundred) {
        return below(100) < hundred;
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    @SafeVarargs
    final <T> T of(T... all) {
        return all[below(all.length)];
    }
}
