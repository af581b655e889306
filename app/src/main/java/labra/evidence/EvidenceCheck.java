package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labra.console.Mishaps;
import labra.platform.Database;

/// Reads every file of evidence again: which are not there, which are not what they were, and which cannot be read.
/// What is gone is asked for again of the device that brought it.
@Singleton
class EvidenceCheck {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final EvidenceStore store;
    private final LostPieces lost;

    EvidenceCheck(Database database, EvidenceStore store, LostPieces lost) {
        this.database = database;
        this.store = store;
        this.lost = lost;
    }

    /// How many there must be, and the hashes of what is wrong; with what cannot be read, the reason.
    record Outcome(long files, long bytes, List<String> missing, List<String> altered, Map<String, String> unreadable) {
        boolean isGood() {
            return missing.isEmpty() && altered.isEmpty() && unreadable.isEmpty();
        }
    }

    Outcome run() {
        Outcome found = new Outcome(0, 0, new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        long files = 0;
        long bytes = 0;
        for (String last = ""; ; ) {
            String after = last;
            List<EvidenceRows.Whole> some = database.read(EvidenceRows.class, rows -> rows.after(after, AT_ONCE));
            if (some.isEmpty()) {
                return new Outcome(files, bytes, found.missing(), found.altered(), found.unreadable());
            }
            for (EvidenceRows.Whole each : some) {
                look(each, found);
                files++;
                bytes += each.bytes();
            }
            last = some.getLast().sha256();
        }
    }

    /// One that cannot be read holds up no other, and is not said to be lost: its disk may be back tomorrow.
    private void look(EvidenceRows.Whole piece, Outcome found) {
        String sha256 = piece.sha256();
        try {
            if (store.size(sha256).isEmpty()) {
                found.missing().add(sha256);
                lost.tell(sha256);
            } else if (!hash(sha256).equals(sha256)) {
                found.altered().add(sha256);
                lost.tell(sha256);
            } else if (piece.lostAt() != null) {
                lost.found(sha256);
            }
        } catch (IOException unreadable) {
            found.unreadable().put(sha256, Mishaps.words(unreadable));
        }
    }

    private String hash(String sha256) throws IOException {
        try (InputStream bytes = store.open(sha256)) {
            return EvidenceFiles.hash(bytes);
        }
    }
}
