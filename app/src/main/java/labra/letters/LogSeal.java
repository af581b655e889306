package labra.letters;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import labra.trail.Registry;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Note;

/// How large the sealed log is and what it comes to, for whoever gets a mail or a report to be a witness of. Asked once
/// a second at the most.
@Singleton
public class LogSeal {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final LoadingCache<String, Optional<Note>> newest;

    @Inject
    LogSeal(Registry registry) {
        this((Supplier<Optional<Note>>) registry::note);
    }

    LogSeal(Supplier<Optional<Note>> note) {
        this.newest = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(_ -> note.get());
    }

    Optional<Note> note() {
        return newest.get("");
    }

    /// Size and root; nothing before the log's first second.
    public String text() {
        return note().map(note -> Checkpoint.of(note.text())).map(LogSeal::text).orElse("");
    }

    static String text(Checkpoint checkpoint) {
        return checkpoint.size() + " " + Base64.getEncoder().encodeToString(checkpoint.root());
    }
}
