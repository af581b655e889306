package labra.evidence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import labra.devices.LostEvidence;
import labra.platform.Actor;
import labra.platform.Database;

/// What was found to be lost or altered: whichever device brought it is asked for it with its next batch.
@Singleton
class LostPieces implements LostEvidence {
    private static final Actor FINDER = new Actor("evidence", "");

    private final Database database;
    private final Clock clock;

    LostPieces(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void tell(String sha256) {
        database.write(FINDER, handle -> {
            handle.attach(EvidenceRows.class).lose(sha256, clock.instant());
            return true;
        });
    }

    /// It is there after all.
    void found(String sha256) {
        database.write(FINDER, handle -> {
            handle.attach(EvidenceRows.class).find(sha256);
            return true;
        });
    }

    @Override
    public List<String> of(UUID device) {
        return database.read(EvidenceRows.class, rows -> rows.lost(device));
    }
}
