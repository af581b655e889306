package labra.trail.tree;

import java.security.MessageDigest;
import labra.platform.Sha256;

/// SHA-256 as a Merkle tree of RFC 9162 uses it: a leaf can never pass for a node.
public final class Hashes {
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::begun);

    private Hashes() {}

    public static byte[] leaf(byte[] data) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF);
        return digest.digest(data);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    public static byte[] of(byte[] data) {
        return SHA_256.get().digest(data);
    }
}
