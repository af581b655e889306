package labra.trail.tree;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Leaves that come to a log: the tiles that change with them, those that are not full included. It reads the log
/// through itself, so that a tree over all of it needs nothing else.
public final class Growth implements Tiles {
    private static final int FULL = WIDTH * Hashes.LENGTH;

    /// A tile's place.
    public record Place(int level, long index) {}

    private final Tiles before;
    private final Map<Place, byte[]> changed = new LinkedHashMap<>();
    private long size;

    public Growth(Tiles before, long size) {
        this.before = before;
        this.size = size;
    }

    /// Adds hashes of leaves, one after the other.
    public void add(byte[] leaves) {
        if (leaves.length % Hashes.LENGTH != 0) {
            throw new IllegalArgumentException("half a hash");
        }
        append(0, size, leaves);
        size += leaves.length / Hashes.LENGTH;
    }

    public Tree tree() {
        return new Tree(this, size);
    }

    public Map<Place, byte[]> changed() {
        return changed;
    }

    @Override
    public byte[] tile(int level, long index) {
        byte[] mine = changed.get(new Place(level, index));
        return mine != null ? mine : before.tile(level, index);
    }

    /// `there` hashes of this level are known; each tile that gets full is one hash of the next.
    private void append(int level, long there, byte[] hashes) {
        ByteArrayOutputStream above = new ByteArrayOutputStream();
        long index = there / WIDTH;
        byte[] tile = there % WIDTH == 0 ? new byte[0] : tile(level, index);
        int taken = 0;
        while (taken < hashes.length) {
            int more = Math.min(FULL - tile.length, hashes.length - taken);
            byte[] longer = Arrays.copyOf(tile, tile.length + more);
            System.arraycopy(hashes, taken, longer, tile.length, more);
            changed.put(new Place(level, index), longer);
            taken += more;
            tile = longer;
            if (longer.length == FULL) {
                above.writeBytes(Tiles.root(longer, 0, WIDTH));
                tile = new byte[0];
                index++;
            }
        }
        if (above.size() > 0) {
            append(level + 1, there / WIDTH, above.toByteArray());
        }
    }
}
