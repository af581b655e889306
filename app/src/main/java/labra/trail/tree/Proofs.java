package labra.trail.tree;

import java.util.Arrays;
import java.util.List;

/// Checks what a log shows, from hashes alone (RFC 9162, 2.1.3.2 and 2.1.4.2).
public final class Proofs {
    private Proofs() {}

    /// Whether a leaf is in the tree of that size and root.
    public static boolean includes(byte[] root, long size, long leaf, byte[] leafHash, List<byte[]> path) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long node = leaf;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                hash = Hashes.node(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Whether the first tree is the beginning of the second.
    public static boolean extend(long size, byte[] root, long later, byte[] laterRoot, List<byte[]> path) {
        if (size <= 0 || size > later) {
            return false;
        }
        if (size == later) {
            return path.isEmpty() && Arrays.equals(root, laterRoot);
        }
        long node = size - 1;
        long last = later - 1;
        while (node % 2 == 1) {
            node /= 2;
            last /= 2;
        }
        int next = Long.bitCount(size) == 1 ? 0 : 1;
        if (path.size() < next) {
            return false;
        }
        byte[] old = next == 0 ? root : path.getFirst();
        byte[] hash = old;
        for (byte[] sibling : path.subList(next, path.size())) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                old = Hashes.node(sibling, old);
                hash = Hashes.node(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && Arrays.equals(old, root) && Arrays.equals(hash, laterRoot);
    }
}
