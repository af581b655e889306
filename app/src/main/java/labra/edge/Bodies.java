package labra.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import labra.platform.Settings;
import labra.web.Problem;
import labra.web.Refusal;

/// The bodies of requests that are under way. Together they take a part of the memory and no more, one address holds
/// some and no more, and who stops sending is not waited for.
@Singleton
public class Bodies {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final long memory;
    private final int perAddress;
    private final Duration patience;
    private final Vertx vertx;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, Integer> unfinished = new ConcurrentHashMap<>();
    private final Set<Body> arriving = ConcurrentHashMap.newKeySet();
    private final Set<Body> kept = ConcurrentHashMap.newKeySet();

    Bodies(Settings settings, Vertx vertx) {
        this.memory = Runtime.getRuntime().maxMemory() / settings.limits().bodiesShare();
        this.perAddress = settings.limits().bodiesPerAddress();
        this.patience = settings.limits().bodyPatience();
        this.vertx = vertx;
    }

    @PostConstruct
    void watch() {
        vertx.setPeriodic(LOOK.toMillis(), now -> look());
    }

    /// A client that went away before anybody listened for that ends nothing by itself.
    private void look() {
        arriving.stream().filter(body -> body.isOverdue(patience)).forEach(Body::hangUp);
        kept.stream().filter(Body::isOver).forEach(Body::end);
    }

    /// How many bytes there is room kept for.
    long held() {
        return held.get();
    }

    /// How many have not come whole yet.
    int arriving() {
        return arriving.size();
    }

    /// A body that is kept whole in memory, of at most this size; refused where there is no room for it.
    public Body whole(HttpServerRequest request, long most) {
        if (held.addAndGet(most) > memory) {
            held.addAndGet(-most);
            throw refusal();
        }
        try {
            return arriving(new Body(this, request, most, Body.Pace.WHOLE));
        } catch (Refusal tooMany) {
            held.addAndGet(-most);
            throw tooMany;
        }
    }

    /// A body that is worked on or written to disk as it comes.
    public Body passing(HttpServerRequest request) {
        return arriving(new Body(this, request, 0, Body.Pace.STEADY));
    }

    private Body arriving(Body body) {
        int count = unfinished.merge(body.address(), 1, Integer::sum);
        if (perAddress > 0 && count > perAddress) {
            forget(body.address());
            throw refusal();
        }
        arriving.add(body);
        kept.add(body);
        return body;
    }

    void arrived(Body body) {
        if (arriving.remove(body)) {
            forget(body.address());
        }
    }

    void free(Body body) {
        if (kept.remove(body)) {
            held.addAndGet(-body.size());
        }
    }

    private void forget(String address) {
        unfinished.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    private static Refusal refusal() {
        return Problem.OVERLOADED.refusal().retryAfter(PAUSE);
    }
}
