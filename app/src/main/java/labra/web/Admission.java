package labra.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets in as many at once as can be served, in the order in which they came. Who would wait for too long is told to
/// come again before anything was done for them: so what is begun is finished, however many come.
public final class Admission {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore places;

    public Admission(int places) {
        this.places = new Semaphore(places, true);
    }

    public <T> T of(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Outages.refusal();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw Outages.refusal();
        }
    }
}
