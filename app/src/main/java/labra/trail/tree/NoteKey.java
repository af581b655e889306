package labra.trail.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public half of a key that signs notes, as C2SP writes it: `name+id+base64`.
public record NoteKey(String name, byte[] ed25519) {
    private static final byte ALGORITHM = 1;
    private static final int ID = 4;
    /// What stands before the 32 bytes of an Ed25519 key in its X.509 form.
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new NoteKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    public static NoteKey of(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] key = Base64.getDecoder().decode(parts[2]);
            if (key.length == 1 + Hashes.LENGTH && key[0] == ALGORITHM) {
                NoteKey read = new NoteKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
                if (HexFormat.of().formatHex(read.id()).equals(parts[1])) {
                    return read;
                }
            }
        }
        throw new IllegalArgumentException("not a key of notes: name+id+base64");
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /// The first bytes of the hash of name and key, by which a signature names its key.
    public byte[] id() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(typed());
        return Arrays.copyOf(Hashes.of(all.toByteArray()), ID);
    }

    public boolean verifies(byte[] text, byte[] signature) {
        try {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            encoded.writeBytes(X509);
            encoded.writeBytes(ed25519);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + ed25519.length];
        typed[0] = ALGORITHM;
        System.arraycopy(ed25519, 0, typed, 1, ed25519.length);
        return typed;
    }
}
