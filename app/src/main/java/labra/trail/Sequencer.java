package labra.trail;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import labra.platform.Database;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Growth;
import labra.trail.tree.Hashes;
import labra.trail.tree.Note;
import labra.trail.tree.Tree;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts what the trail told since into the log, and signs what it comes to: one transaction, whatever came.
@Singleton
class Sequencer {
    private static final int MOST = 5_000;
    private static final int MOST_BYTES = 4_000_000;

    private final Database database;
    private final Keyring keyring;
    private final KeptCheckpoint kept;
    private final Clock clock;

    /// Every row up to this id is in the log: nothing that is still open can bring one.
    private long settled;

    private LogRows.@Nullable Horizon seen;
    private @Nullable Note signed;

    Sequencer(Database database, Keyring keyring, KeptCheckpoint kept, Clock clock) {
        this.database = database;
        this.keyring = keyring;
        this.kept = kept;
        this.clock = clock;
    }

    /// Whether there may be more.
    synchronized boolean round() {
        return database.read(this::round);
    }

    /// The same in a connection of somebody else's.
    synchronized boolean round(Handle handle) {
        signed = null;
        long settledBefore = settled;
        LogRows.Horizon seenBefore = seen;
        boolean more;
        try {
            more = handle.inTransaction(this::within);
        } catch (RuntimeException failed) {
            // What this round took for settled is not in the log: it would be passed over for ever.
            settled = settledBefore;
            seen = seenBefore;
            throw failed;
        }
        if (signed != null) {
            kept.keep(signed);
        }
        return more;
    }

    private boolean within(Handle handle) {
        LogRows rows = handle.attach(LogRows.class);
        if (!rows.claim()) {
            return false;
        }
        LogRows.Horizon now = rows.horizon();
        long size = 0;
        LogRows.Head head = rows.head().orElse(null);
        if (head != null) {
            settled = Math.max(settled, head.settledId());
            size = head.size();
        }
        List<LogRows.Waiting> waiting = rows.waiting(settled, MOST, MOST_BYTES);
        boolean more = waiting.size() == MOST
                || waiting.stream().mapToInt(row -> row.leaves().length).sum() >= MOST_BYTES;
        if (!more) {
            settle(now);
        }
        if (!waiting.isEmpty()) {
            goesOn(rows, head);
            add(rows, size, waiting);
        }
        return more;
    }

    /// Transactions end in another order than their rows have: an id is settled when all that were open with it are
    /// over.
    private void settle(LogRows.Horizon now) {
        if (seen != null && now.oldestTransaction() >= seen.nextTransaction()) {
            settled = Math.max(settled, seen.id());
            seen = null;
        }
        if (seen == null) {
            seen = now;
        }
    }

    private void add(LogRows rows, long size, List<LogRows.Waiting> waiting) {
        Growth growth = new Growth((level, index) -> rows.tile(level, index).orElseGet(() -> new byte[0]), size);
        List<Long> firsts = new ArrayList<>();
        long leaf = size;
        for (LogRows.Waiting row : waiting) {
            firsts.add(leaf);
            growth.add(row.leaves());
            leaf += row.leaves().length / Hashes.LENGTH;
        }
        rows.keepOrder(
                firsts.toArray(Long[]::new),
                waiting.stream().map(LogRows.Waiting::id).toArray(Long[]::new));
        List<Growth.Place> places = List.copyOf(growth.changed().keySet());
        rows.keepTiles(
                places.stream().map(Growth.Place::level).toList(),
                places.stream().map(Growth.Place::index).toList(),
                List.copyOf(growth.changed().values()));
        LogKey key = keyring.signer();
        Checkpoint checkpoint =
                new Checkpoint(key.known().name(), leaf, growth.tree().root());
        signed = key.signed(checkpoint.text());
        rows.keepCheckpoint(leaf, clock.instant(), settled, signed.written());
    }

    /// Signs nothing that does not go on from what was signed last, whatever the database says it was.
    private void goesOn(LogRows rows, LogRows.@Nullable Head head) {
        Note last = kept.read().orElse(null);
        if (last == null || (head != null && last.written().equals(head.note()))) {
            return;
        }
        Checkpoint said = Checkpoint.of(last.text());
        if (head == null
                || head.size() < said.size()
                || !Arrays.equals(new Tree(Registry.tiles(rows), said.size()).root(), said.root())) {
            throw new IllegalStateException("it does not go on from the checkpoint that was signed last, " + kept.file()
                    + ": was a backup restored? See docs/trail.md");
        }
    }
}
