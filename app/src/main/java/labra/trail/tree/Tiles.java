package labra.trail.tree;

import java.util.Arrays;

/// Where the hashes of a tree lie, as C2SP's tlog-tiles has them: a tile of level L holds up to 256 hashes, each of a
/// perfect subtree of 256^L leaves.
@FunctionalInterface
public interface Tiles {
    int WIDTH = 256;
    int LEVEL_HEIGHT = 8;

    /// The hashes of a tile one after the other: 256 of them, or as many as there are.
    byte[] tile(int level, long index);

    /// The root of the perfect subtree of 2^height leaves that is the index-th of its kind.
    default byte[] subtree(int height, long index) {
        int level = height / LEVEL_HEIGHT;
        int hashes = 1 << (height % LEVEL_HEIGHT);
        long first = index * hashes;
        byte[] tile = tile(level, first / WIDTH);
        return root(tile, (int) (first % WIDTH), hashes);
    }

    /// The root over some of a tile's hashes, as many as a power of two.
    static byte[] root(byte[] tile, int from, int hashes) {
        if (hashes == 1) {
            return Arrays.copyOfRange(tile, from * Hashes.LENGTH, (from + 1) * Hashes.LENGTH);
        }
        int half = hashes / 2;
        return Hashes.node(root(tile, from, half), root(tile, from + half, half));
    }
}
