package labra.trail;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import labra.platform.Database;
import labra.trail.stamps.BadStamp;
import labra.trail.stamps.StampAuthority;
import labra.trail.stamps.StampCheck;
import org.jdbi.v3.core.Handle;

/// The time stamps that are kept with checkpoints: asked for now and then, and checked with the log.
@Singleton
class Stamps {
    private final TsaSettings settings;

    Stamps(TsaSettings settings) {
        this.settings = settings;
    }

    boolean wanted() {
        return settings.url().isPresent();
    }

    /// Stamps the newest checkpoint unless it is stamped, or the last stamp is fresh. The authority is asked outside of
    /// any transaction.
    boolean round(Database database, Instant now) throws BadStamp {
        Optional<LogRows.Head> due = database.read(LogRows.class, rows -> due(rows, now));
        if (due.isEmpty()) {
            return false;
        }
        StampAuthority.Stamped stamped = new StampAuthority(settings.url().orElseThrow(), settings.patience(), check())
                .stamp(text(due.get().note()));
        return database.read(LogRows.class, rows -> rows.keepStamp(due.get().size(), stamped.at(), stamped.token()));
    }

    private Optional<LogRows.Head> due(LogRows rows, Instant now) {
        Optional<LogRows.Stamp> last = rows.newestStamp();
        return rows.head()
                .filter(head -> last.isEmpty()
                        || (last.get().size() < head.size()
                                && Duration.between(last.get().at(), now).compareTo(settings.every()) >= 0));
    }

    /// Checks each stamp beside its checkpoint; how many there are.
    int verify(Handle handle, long after) {
        StampCheck check = check();
        List<LogRows.Stamp> stamps = handle.attach(LogRows.class).stamps(after);
        for (LogRows.Stamp stamp : stamps) {
            if (stamp.note() == null) {
                throw new Divergence("stamp", stamp.size(), "-");
            }
            try {
                Instant at = check.at(stamp.token(), text(stamp.note()));
                if (!at.equals(stamp.at())) {
                    throw new Divergence("stamp", stamp.size(), at + " <> " + stamp.at());
                }
            } catch (BadStamp bad) {
                throw new Divergence("stamp", stamp.size(), bad.getMessage());
            }
        }
        return stamps.size();
    }

    private static byte[] text(String note) {
        return note.getBytes(StandardCharsets.UTF_8);
    }

    private StampCheck check() {
        return new StampCheck(settings.roots().map(Stamps::certificates).orElse(Set.of()));
    }

    private static Set<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException("no certificates in " + file, unreadable);
        }
    }
}
