package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import labra.platform.Database;

/// Reads every file of evidence again: which are not there, and which are not what they were.
@Singleton
class EvidenceCheck {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final EvidenceStore store;

    EvidenceCheck(Database database, EvidenceStore store) {
        this.database = database;
        this.store = store;
    }

    /// How many there must be, and the hashes of what is wrong.
    record Outcome(long files, long bytes, List<String> missing, List<String> altered) {
        boolean isGood() {
            return missing.isEmpty() && altered.isEmpty();
        }
    }

    Outcome run() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        long files = 0;
        long bytes = 0;
        for (String last = ""; ; ) {
            String after = last;
            List<EvidenceRows.Whole> some = database.read(EvidenceRows.class, rows -> rows.after(after, AT_ONCE));
            if (some.isEmpty()) {
                return new Outcome(files, bytes, missing, altered);
            }
            for (EvidenceRows.Whole each : some) {
                look(each.sha256(), missing, altered);
                files++;
                bytes += each.bytes();
            }
            last = some.getLast().sha256();
        }
    }

    private void look(String sha256, List<String> missing, List<String> altered) throws IOException {
        if (store.size(sha256).isEmpty()) {
            missing.add(sha256);
        } else if (!EvidenceIntake.hash(store.read(sha256)).equals(sha256)) {
            altered.add(sha256);
        }
    }
}
