package labra.trail.tree;

import java.util.ArrayList;
import java.util.List;

/// The tree over the first leaves of a log: its root and its proofs (RFC 9162, 2.1).
public record Tree(Tiles tiles, long size) {
    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " leaves");
        }
    }

    public byte[] root() {
        return size == 0 ? Hashes.of(new byte[0]) : over(0, size);
    }

    /// The hashes by which a leaf comes to the root, from the leaf upwards.
    public List<byte[]> inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("no leaf " + leaf + " among " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + half(to - from);
            if (leaf < middle) {
                path.addFirst(over(middle, to));
                to = middle;
            } else {
                path.addFirst(over(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /// The hashes by which the tree of the first leaves is shown to be the beginning of this one.
    public List<byte[]> consistency(long earlier) {
        if (earlier <= 0 || earlier > size) {
            throw new IllegalArgumentException("no tree of " + earlier + " within " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to != earlier) {
            long middle = from + half(to - from);
            if (earlier <= middle) {
                path.addFirst(over(middle, to));
                to = middle;
            } else {
                path.addFirst(over(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.addFirst(over(from, to));
        }
        return path;
    }

    private byte[] over(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return tiles.subtree(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long middle = from + half(leaves);
        return Hashes.node(over(from, middle), over(middle, to));
    }

    /// The largest power of two below a number of leaves.
    private static long half(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
