package labra.trail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.platform.Database;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Note;
import labra.trail.tree.Tiles;
import labra.trail.tree.Tree;

/// The log as it is shown: its newest checkpoint, and the proof that what is said of a fine is in it.
@Singleton
public class Registry {
    private final Database database;
    private final Keyring keyring;

    Registry(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /// How large the log is and what it comes to; none before its first second.
    public Optional<Checkpoint> latest() {
        return note().map(note -> Checkpoint.of(note.text()));
    }

    /// The key that signs.
    public String key() {
        return keyring.signer().known().text();
    }

    /// The proof of all that the log has about a fine, whenever that came.
    public Optional<FineProof> proof(UUID fine) {
        return database.read(LogRows.class, rows -> rows.arrival(fine)).flatMap(at -> proof(fine, at));
    }

    /// The same where its arrival is known. None within the first second.
    public Optional<FineProof> proof(UUID fine, Instant receivedAt) {
        return database.read(handle -> handle.inTransaction(transaction -> {
            LogRows rows = transaction.attach(LogRows.class);
            List<LogRows.Place> places = rows.ofFine(fine, receivedAt);
            Map<Long, TrailRow> told =
                    rows.rows(places.stream().map(LogRows.Place::auditId).toArray(Long[]::new)).stream()
                            .collect(Collectors.toMap(TrailRow::id, Function.identity()));
            return rows.head().filter(_ -> !places.isEmpty()).map(head -> {
                Tree tree = new Tree(tiles(rows), head.size());
                List<FineProof.Leaf> leaves = places.stream()
                        .map(place -> FineProof.Leaf.of(
                                place,
                                Leaf.of(Objects.requireNonNull(told.get(place.auditId())))
                                        .get(place.number() - 1),
                                tree))
                        .toList();
                return new FineProof(fine, head.note(), key(), leaves);
            });
        }));
    }

    /// The newest checkpoint, signed.
    public Optional<Note> note() {
        return database.read(LogRows.class, LogRows::head).map(head -> Note.of(head.note()));
    }

    Optional<byte[]> tile(int level, long index) {
        return database.read(LogRows.class, rows -> rows.tile(level, index));
    }

    static Tiles tiles(LogRows rows) {
        return (level, index) ->
                rows.tile(level, index).orElseThrow(() -> new IllegalStateException("no tile " + level + "/" + index));
    }
}
