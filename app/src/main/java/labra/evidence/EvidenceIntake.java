package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import labra.devices.DeviceSignatures;
import labra.devices.NamedEvidence;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.Sha256;
import labra.platform.TownSettings;
import labra.web.Problem;

/// Takes evidence piece by piece. Where the next piece begins is what is here; only what is whole and has its hash
/// counts, and only when file and row are on the disk is that said.
@Singleton
class EvidenceIntake {
    /// Each has all bytes of one in memory.
    private static final int WHOLE_AT_ONCE = 4;

    private final EvidenceStore store;
    private final Abandoned abandoned;
    private final Database database;
    private final Settings.Evidence settings;
    private final TownSettings town;
    private final Clock clock;
    private final Semaphore whole = new Semaphore(WHOLE_AT_ONCE);

    EvidenceIntake(
            EvidenceStore store,
            Abandoned abandoned,
            Database database,
            Settings settings,
            TownSettings town,
            Clock clock) {
        this.store = store;
        this.abandoned = abandoned;
        this.database = database;
        this.settings = settings.evidence();
        this.town = town;
        this.clock = clock;
    }

    /// Which device brings what, from where.
    record Bringer(DeviceSignatures.Bringing by, String address, NamedEvidence named) {
        UUID device() {
            return by.device();
        }
    }

    /// How much is here, and whether that is all.
    record Progress(long offset, boolean whole) {}

    Progress progress(NamedEvidence named) {
        try {
            return isWhole(named) ? whole(named) : new Progress(store.arrived(named.sha256()), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Progress take(Bringer from, long offset, byte[] piece) throws EvidenceRefused {
        NamedEvidence named = from.named();
        if (settings.most() == 0) {
            throw Problem.EVIDENCE_NOT_KEPT.refusal();
        }
        abandoned.removeSoon();
        try {
            return isWhole(named) ? whole(named) : store.hold(named.sha256(), held -> added(held, from, offset, piece));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Progress added(EvidenceStore.Partial held, Bringer from, long offset, byte[] piece)
            throws IOException, EvidenceRefused {
        NamedEvidence named = from.named();
        if (isWhole(named)) {
            held.remove();
            return whole(named);
        }
        if (held.size() != offset) {
            throw new EvidenceRefused(Problem.EVIDENCE_ELSEWHERE.refusal(held.size()), held.size());
        }
        if (offset + piece.length > named.bytes()) {
            throw new EvidenceRefused(Problem.EVIDENCE_OF_OTHER_LENGTH.refusal(named.bytes()), held.size());
        }
        if (offset == 0 && piece.length > 0 && !isWithinTheDay(from)) {
            throw new EvidenceRefused(Problem.EVIDENCE_TOO_MUCH.refusal(settings.bytesPerDay() / 1_000_000), 0);
        }
        held.append(piece);
        return held.size() < named.bytes() ? new Progress(held.size(), false) : ended(held, from);
    }

    /// Counted when it begins. Of a device that was revoked all counts together that comes from then on: whoever has it
    /// fills no disk, a day at a time.
    private boolean isWithinTheDay(Bringer from) {
        LocalDate day = LocalDate.ofInstant(from.by().revokedAt().orElseGet(clock::instant), town.zone());
        return settings.bytesPerDay() == 0
                || database.read(
                        EvidenceRows.class,
                        rows -> rows.bring(from.device(), day, from.named().bytes(), settings.bytesPerDay()));
    }

    private Progress ended(EvidenceStore.Partial held, Bringer from) throws IOException, EvidenceRefused {
        whole.acquireUninterruptibly();
        try {
            return kept(held, from, held.bytes());
        } finally {
            whole.release();
        }
    }

    private Progress kept(EvidenceStore.Partial held, Bringer from, byte[] bytes) throws IOException, EvidenceRefused {
        NamedEvidence named = from.named();
        if (!Sha256.hex(bytes).equals(named.sha256())) {
            held.remove();
            throw new EvidenceRefused(Problem.EVIDENCE_ALTERED.refusal(), 0);
        }
        Picture picture = picture(held, bytes);
        held.keep();
        database.write(new Actor("device:" + from.device(), from.address()), handle -> {
            handle.attach(EvidenceRows.class)
                    .keep(new EvidenceRows.Whole(
                            named.sha256(),
                            bytes.length,
                            picture.type(),
                            picture.width(),
                            picture.height(),
                            from.device(),
                            clock.instant(),
                            null));
            return true;
        });
        return whole(named);
    }

    private static Picture picture(EvidenceStore.Partial held, byte[] bytes) throws IOException, EvidenceRefused {
        try {
            return Picture.of(bytes);
        } catch (Picture.None none) {
            held.remove();
            throw new EvidenceRefused(Problem.NO_PICTURE.refusal(), 0);
        }
    }

    /// One that the store lost, or that was found to be another, is taken again. The file is asked first: while the
    /// pieces come there is none, and the database is left alone.
    private boolean isWhole(NamedEvidence named) throws IOException {
        return store.size(named.sha256()).filter(size -> size == named.bytes()).isPresent()
                && database.read(EvidenceRows.class, rows -> rows.isKept(named.sha256()));
    }

    private static Progress whole(NamedEvidence named) {
        return new Progress(named.bytes(), true);
    }
}
