package labra.access.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Problem;

/// How often one client address may ask in a minute. Each copy of the application counts without waiting for the
/// database, and tells the others through it.
@Singleton
public class RateLimits {
    private static final int REMEMBERED = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// After each such part of what is allowed the others are told. Who asks less is not written down at all.
    private static final int PARTS = 20;

    private final Database database;
    private final Settings.Limits settings;
    private final Cache<String, Asker> askers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(15))
            .build();

    RateLimits(Database database, Settings settings) {
        this.database = database;
        this.settings = settings.limits();
    }

    public void tokenRequest(String address) {
        consume("token " + ClientNetwork.of(address), settings.tokensPerMinute());
    }

    public void reportRequest(String address) {
        consume("report " + ClientNetwork.of(address), settings.reportsPerMinute());
    }

    /// Whether this copy has told and heard all.
    boolean isQuiet() {
        return askers.asMap().values().stream().noneMatch(Asker::isTelling);
    }

    private void consume(String key, int most) {
        if (most > 0) {
            Asker asker = askers.get(key, unknown -> new Asker(key, database, bucket(most), Math.max(1, most / PARTS)));
            ConsumptionProbe probe = asker.ask();
            if (!probe.isConsumed()) {
                throw tooMany(probe.getNanosToWaitForRefill());
            }
        }
    }

    private static Bucket bucket(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                .build();
    }

    private static RuntimeException tooMany(long nanos) {
        Duration pause = Duration.ofNanos(nanos).plusSeconds(1);
        return Problem.TOO_MANY_REQUESTS.refusal(pause.toSeconds()).retryAfter(pause);
    }
}
