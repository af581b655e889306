package labra.notices;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// How fast mails leave: the limit per second that mail providers set, kept by each copy of the application for itself.
@Singleton
class Pace {
    private final Optional<Bucket> bucket;

    Pace(MailSettings settings) {
        int most = settings.perSecond();
        this.bucket = most == 0
                ? Optional.empty()
                : Optional.of(Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(Math.max(1, most / 10)).refillGreedy(most, Duration.ofSeconds(1)))
                        .build());
    }

    /// Waits for the turn of one more mail.
    void keep() {
        bucket.ifPresent(limited -> limited.asBlocking().consumeUninterruptibly(1));
    }
}
