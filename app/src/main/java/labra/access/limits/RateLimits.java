package labra.access.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import labra.platform.Settings;
import labra.web.Problem;

/// How often one client address may ask. Each copy of the application counts for itself.
@Singleton
public class RateLimits {
    private static final int REMEMBERED = 100_000;

    private final Settings.Limits settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(15))
            .build();

    RateLimits(Settings settings) {
        this.settings = settings.limits();
    }

    public void tokenRequest(String address) {
        consume("token " + ClientNetwork.of(address), settings.tokensPerMinute(), Duration.ofMinutes(1));
    }

    public void reportRequest(String address) {
        consume("report " + ClientNetwork.of(address), settings.reportsPerMinute(), Duration.ofMinutes(1));
    }

    private void consume(String key, int most, Duration period) {
        if (most > 0) {
            ConsumptionProbe probe = bucket(key, most, period).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw tooMany(probe.getNanosToWaitForRefill());
            }
        }
    }

    private Bucket bucket(String key, int most, Duration period) {
        return buckets.get(
                key,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                        .build());
    }

    private static RuntimeException tooMany(long nanos) {
        Duration pause = Duration.ofNanos(nanos).plusSeconds(1);
        return Problem.TOO_MANY_REQUESTS.refusal(pause.toSeconds()).retryAfter(pause);
    }
}
