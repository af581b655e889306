package labra.trail;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Growth;
import labra.trail.tree.Hashes;
import labra.trail.tree.Note;
import labra.trail.tree.NoteKey;
import labra.trail.tree.Tiles;
import labra.trail.tree.Tree;

/// Counts the log again: leaves of what the trail says, tiles of leaves, roots of tiles, and whether each checkpoint
/// says the same.
final class Recount {
    private final LogRows rows;
    private final Deque<Note> checkpoints;
    private final List<NoteKey> believed;
    private final Growth growth;
    private long size;

    /// From a checkpoint on that is known to be good; the checkpoints after it in their order.
    Recount(LogRows rows, Tree known, List<Note> checkpoints, List<NoteKey> believed) {
        this.rows = rows;
        this.checkpoints = new ArrayDeque<>(checkpoints);
        this.believed = believed;
        this.size = known.size();
        this.growth = new Growth(known.tiles(), known.size());
    }

    long size() {
        return size;
    }

    /// The tiles as they were when the log had so many leaves.
    static Tiles at(Tiles tiles, long size) {
        return (level, index) -> {
            long there = (size >> (Tiles.LEVEL_HEIGHT * level)) - index * Tiles.WIDTH;
            byte[] whole = tiles.tile(level, index);
            int hashes = (int) Math.min(Tiles.WIDTH, there);
            if (whole.length < hashes * Hashes.LENGTH) {
                throw new Divergence("tile", level, index);
            }
            return Arrays.copyOf(whole, hashes * Hashes.LENGTH);
        };
    }

    void take(long firstLeaf, long auditId, TrailRow row) {
        if (firstLeaf != size) {
            throw new Divergence("order", auditId, firstLeaf, size);
        }
        List<Leaf> leaves = Leaf.of(row);
        byte[] hashes = new byte[leaves.size() * Hashes.LENGTH];
        for (Leaf leaf : leaves) {
            System.arraycopy(leaf.hash(), 0, hashes, (leaf.number() - 1) * Hashes.LENGTH, Hashes.LENGTH);
        }
        if (!Arrays.equals(hashes, row.leaves())) {
            throw new Divergence("leaf", auditId, row.at(), row.actor(), row.subject());
        }
        growth.add(hashes);
        size += leaves.size();
        check();
    }

    /// At the end nothing is left that was signed, and nothing that was not.
    void end() {
        if (!checkpoints.isEmpty()) {
            throw new Divergence(
                    "shorter", Checkpoint.of(checkpoints.getFirst().text()).size(), size);
        }
        compare(true);
    }

    private void check() {
        while (!checkpoints.isEmpty()
                && Checkpoint.of(checkpoints.getFirst().text()).size() <= size) {
            Note note = checkpoints.removeFirst();
            Checkpoint said = Checkpoint.of(note.text());
            byte[] root = growth.tree().root();
            if (said.size() != size || !Arrays.equals(root, said.root())) {
                throw new Divergence(
                        "root",
                        said.size(),
                        Base64.getEncoder().encodeToString(said.root()),
                        Base64.getEncoder().encodeToString(root));
            }
            if (believed.stream().noneMatch(key -> key.name().equals(said.origin()) && note.isSignedBy(key))) {
                throw new Divergence("signature", said.size());
            }
        }
        compare(false);
    }

    /// Lays the full tiles beside those of the log and forgets them; at the end all.
    private void compare(boolean all) {
        if (!all && growth.changed().size() < Tiles.WIDTH) {
            return;
        }
        growth.changed().entrySet().removeIf(tile -> {
            boolean full = tile.getValue().length == Tiles.WIDTH * Hashes.LENGTH;
            if (all || full) {
                compare(tile);
            }
            return full;
        });
    }

    private void compare(Map.Entry<Growth.Place, byte[]> tile) {
        Growth.Place place = tile.getKey();
        byte[] kept = rows.tile(place.level(), place.index()).orElseGet(() -> new byte[0]);
        if (!Arrays.equals(kept, tile.getValue())) {
            throw new Divergence("tile", place.level(), place.index());
        }
    }
}
