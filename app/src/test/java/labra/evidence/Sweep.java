package labra.evidence;

import jakarta.inject.Singleton;

/// Removes what is left of evidence as if it were later.
@Singleton
public class Sweep {
    private final Abandoned abandoned;

    Sweep(Abandoned abandoned) {
        this.abandoned = abandoned;
    }

    public void at(long now) {
        abandoned.remove(now);
    }
}
