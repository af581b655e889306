package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import labra.platform.Sha256;
import labra.web.Problem;
import org.jboss.logging.Logger;

/// The files of evidence as they are read: none that is not what came is given to anybody, for it proves nothing.
@Singleton
class EvidenceFiles {
    private static final Logger LOG = Logger.getLogger(EvidenceFiles.class);

    private final EvidenceStore store;
    private final Thumbnails thumbnails;
    private final LostPieces lost;

    EvidenceFiles(EvidenceStore store, Thumbnails thumbnails, LostPieces lost) {
        this.store = store;
        this.thumbnails = thumbnails;
        this.lost = lost;
    }

    /// Writes bytes where they are sent.
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Picture picture(String sha256) {
        try {
            return Picture.of(bytes(sha256));
        } catch (Picture.None notAnyMore) {
            throw Problem.NO_PICTURE.refusal();
        }
    }

    /// All bytes, which are what they were.
    byte[] bytes(String sha256) {
        try (InputStream opened = open(sha256)) {
            byte[] bytes = opened.readAllBytes();
            proven(sha256, Sha256.hex(bytes));
            return bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The picture drawn small, once; nothing where it cannot be.
    Optional<byte[]> small(String sha256) {
        try {
            Optional<byte[]> kept = store.small(sha256);
            byte[] small = kept.isPresent() ? kept.get() : thumbnails.of(() -> picture(sha256));
            if (kept.isEmpty()) {
                store.keepSmall(small, sha256);
            }
            return Optional.of(small).filter(drawn -> drawn.length > 0);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// All bytes as they came: read once for their hash and once more to be sent, and never held.
    Writing original(String sha256) {
        try (InputStream bytes = open(sha256)) {
            proven(sha256, hash(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return out -> {
            try (InputStream bytes = store.open(sha256)) {
                bytes.transferTo(out);
            }
        };
    }

    static String hash(InputStream bytes) throws IOException {
        MessageDigest read = Sha256.begun();
        new DigestInputStream(bytes, read).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(read.digest());
    }

    private InputStream open(String sha256) throws IOException {
        if (store.size(sha256).isEmpty()) {
            throw lost(sha256, "missing");
        }
        return store.open(sha256);
    }

    private void proven(String sha256, String found) {
        if (!found.equals(sha256)) {
            throw lost(sha256, "altered");
        }
    }

    private RuntimeException lost(String sha256, String how) {
        LOG.errorf("Evidence %s is %s", sha256, how);
        lost.tell(sha256);
        return Problem.EVIDENCE_LOST.refusal();
    }
}
