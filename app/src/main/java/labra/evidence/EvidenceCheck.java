package labra.evidence;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import labra.console.Mishaps;
import labra.platform.Database;

/// Reads every file of evidence, and beside it, again: which are not there, which are not what they were, and which
/// cannot be read. What is gone is asked for again of the device that brought it.
@Singleton
class EvidenceCheck {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final EvidenceStore store;
    private final LostPieces lost;
    private final List<FilesBesideEvidence> others;

    EvidenceCheck(Database database, EvidenceStore store, LostPieces lost, @All List<FilesBesideEvidence> others) {
        this.others = others;
        this.database = database;
        this.store = store;
        this.lost = lost;
    }

    /// How many there must be, and the hashes of what is wrong; with what cannot be read, the reason.
    record Outcome(long files, long bytes, List<String> missing, List<String> altered, Map<String, String> unreadable) {
        boolean isGood() {
            return missing.isEmpty() && altered.isEmpty() && unreadable.isEmpty();
        }

        private Outcome and(Outcome more) {
            missing.addAll(more.missing);
            altered.addAll(more.altered);
            unreadable.putAll(more.unreadable);
            return new Outcome(files + more.files, bytes + more.bytes, missing, altered, unreadable);
        }
    }

    /// One that must be there, and whether it was said to be lost.
    private record Piece(String sha256, long bytes, boolean lost) {}

    Outcome run() {
        List<Outcome> all = new ArrayList<>();
        all.add(run(last -> database.read(EvidenceRows.class, rows -> rows.after(last, AT_ONCE)).stream()
                .map(whole -> new Piece(whole.sha256(), whole.bytes(), whole.lostAt() != null))
                .toList()));
        for (FilesBesideEvidence feature : others) {
            all.add(run(last -> feature.after(last, AT_ONCE).stream()
                    .map(file -> new Piece(file.sha256(), file.bytes(), false))
                    .toList()));
        }
        return all.stream().reduce(Outcome::and).orElseThrow();
    }

    /// All pieces, so many at once, by those that come after a hash.
    private Outcome run(Function<String, List<Piece>> next) {
        Outcome found = new Outcome(0, 0, new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        long files = 0;
        long bytes = 0;
        for (String last = ""; ; ) {
            List<Piece> some = next.apply(last);
            if (some.isEmpty()) {
                return new Outcome(files, bytes, found.missing(), found.altered(), found.unreadable());
            }
            for (Piece each : some) {
                look(each, found);
                files++;
                bytes += each.bytes();
            }
            last = some.getLast().sha256();
        }
    }

    /// One that cannot be read holds up no other, and is not said to be lost: its disk may be back tomorrow.
    private void look(Piece piece, Outcome found) {
        String sha256 = piece.sha256();
        try {
            if (store.size(sha256).isEmpty()) {
                found.missing().add(sha256);
                lost.tell(sha256);
            } else if (!hash(sha256).equals(sha256)) {
                found.altered().add(sha256);
                lost.tell(sha256);
            } else if (piece.lost()) {
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
