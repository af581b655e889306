package labra.mail;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// How fast mails leave: the limit per second that mail providers set, kept by each copy of the application for itself.
/// One after the other at even intervals, since several at once would take every core from those who wait for an
/// answer.
@Singleton
public class Pace {
    private final Optional<Bucket> bucket;

    public Pace(MailSettings settings) {
        int most = settings.perSecond();
        this.bucket = most == 0
                ? Optional.empty()
                : Optional.of(Bucket.builder()
                        .addLimit(limit -> limit.capacity(1).refillGreedy(most, Duration.ofSeconds(1)))
                        .build());
    }

    /// Waits for the turn of one more mail.
    public void keep() {
        bucket.ifPresent(limited -> limited.asBlocking().consumeUninterruptibly(1));
    }
}
