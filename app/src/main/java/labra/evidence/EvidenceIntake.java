package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import labra.devices.NamedEvidence;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;

/// Takes evidence piece by piece. Where the next piece begins is what is here; only what is whole and has its hash
/// counts, and only when file and row are on the disk is that said.
@Singleton
class EvidenceIntake {
    private final EvidenceStore store;
    private final Database database;
    private final Clock clock;

    EvidenceIntake(EvidenceStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// Which device brings what, from where.
    record Bringer(UUID device, String address, NamedEvidence named) {}

    /// How much is here, and whether that is all.
    record Progress(long offset, boolean whole) {}

    Progress progress(NamedEvidence named) {
        try {
            return isWhole(named)
                    ? new Progress(named.bytes(), true)
                    : new Progress(store.arrived(named.sha256()), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Progress take(Bringer from, long offset, byte[] piece) throws EvidenceRefused {
        NamedEvidence named = from.named();
        try {
            if (isWhole(named)) {
                return whole(named);
            }
            return store.hold(named.sha256(), held -> isWhole(named) ? whole(named) : added(held, from, offset, piece));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Progress added(EvidenceStore.Partial held, Bringer from, long offset, byte[] piece)
            throws IOException, EvidenceRefused {
        NamedEvidence named = from.named();
        if (held.size() != offset) {
            throw new EvidenceRefused(Problem.EVIDENCE_ELSEWHERE.refusal(held.size()), held.size());
        }
        if (offset + piece.length > named.bytes()) {
            throw new EvidenceRefused(Problem.EVIDENCE_OF_OTHER_LENGTH.refusal(named.bytes()), held.size());
        }
        held.append(piece);
        return held.size() < named.bytes() ? new Progress(held.size(), false) : ended(held, from);
    }

    private Progress ended(EvidenceStore.Partial held, Bringer from) throws IOException, EvidenceRefused {
        NamedEvidence named = from.named();
        byte[] bytes = held.bytes();
        if (!hash(bytes).equals(named.sha256())) {
            held.empty();
            throw new EvidenceRefused(Problem.EVIDENCE_ALTERED.refusal(), 0);
        }
        Picture picture = picture(held, bytes);
        held.keep();
        database.write(new Actor("device:" + from.device(), from.address()), handle -> {
            handle.attach(EvidenceRows.class)
                    .add(new EvidenceRows.Whole(
                            named.sha256(),
                            bytes.length,
                            picture.type(),
                            picture.width(),
                            picture.height(),
                            from.device(),
                            clock.instant()));
            return true;
        });
        return whole(named);
    }

    private static Picture picture(EvidenceStore.Partial held, byte[] bytes) throws IOException, EvidenceRefused {
        try {
            return Picture.of(bytes);
        } catch (Picture.None none) {
            held.empty();
            throw new EvidenceRefused(Problem.NO_PICTURE.refusal(), 0);
        }
    }

    /// One that the store lost is taken again.
    private boolean isWhole(NamedEvidence named) throws IOException {
        return database.read(EvidenceRows.class, rows -> rows.find(named.sha256()))
                        .isPresent()
                && store.size(named.sha256())
                        .filter(size -> size == named.bytes())
                        .isPresent();
    }

    private static Progress whole(NamedEvidence named) {
        return new Progress(named.bytes(), true);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
