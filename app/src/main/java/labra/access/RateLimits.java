package labra.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import labra.platform.Settings;
import labra.web.Problem;

/// How often one client address may ask, and one login be guessed at. Each copy of the application counts for itself.
@Singleton
public class RateLimits {
    private static final Duration GUESSING = Duration.ofMinutes(15);
    private static final int REMEMBERED = 100_000;
    /// Guesses from everywhere, for each one allowed from one address: who guesses does not lock the owner out, and who
    /// guesses from many addresses is stopped too.
    private static final int EVERYWHERE = 10;

    private final Settings.Limits settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(GUESSING)
            .build();

    RateLimits(Settings settings) {
        this.settings = settings.limits();
    }

    public void tokenRequest(String address) {
        consume("token " + address, settings.tokensPerMinute(), Duration.ofMinutes(1));
    }

    public void reportRequest(String address) {
        consume("report " + address, settings.reportsPerMinute(), Duration.ofMinutes(1));
    }

    /// Refuses a login that was guessed at too often, even with the right password.
    public void signIn(String login, String address) {
        for (Bucket guesses : guesses(login, address)) {
            var estimate = guesses.estimateAbilityToConsume(1);
            if (!estimate.canBeConsumed()) {
                throw tooMany(estimate.getNanosToWaitForRefill());
            }
        }
    }

    public void failedSignIn(String login, String address) {
        guesses(login, address).forEach(guesses -> guesses.tryConsume(1));
    }

    private List<Bucket> guesses(String login, String address) {
        int most = settings.failedLogins();
        String key = "login " + login.toLowerCase(Locale.ROOT);
        return most > 0
                ? List.of(bucket(key + " " + address, most, GUESSING), bucket(key, most * EVERYWHERE, GUESSING))
                : List.of();
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
