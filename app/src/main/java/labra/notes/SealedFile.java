package labra.notes;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A file as it is kept: sealed by AES-256-GCM with a key of its own, so that whoever loses the key has lost the file,
/// also where the bytes cannot be taken out any more. Before the bytes stands the nonce.
record SealedFile(byte[] key, byte[] bytes) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static SealedFile of(byte[] plain) {
        byte[] key = random(KEY);
        byte[] nonce = random(NONCE);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return new SealedFile(key, all);
    }

    byte[] open() {
        return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE), bytes, NONCE);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a file cannot be sealed or opened", failure);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
