package labra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import labra.trail.tree.NoteKey;

/// A key in a file that its owner alone may read (`registro.pem`, as `openssl` reads it), beside its public half with
/// the log's name (`registro.pub`). Made at the first start.
record FileKey(NoteKey known, PrivateKey secret) implements LogKey {
    private static final String SECRET = "registro.pem";
    static final String PUBLIC = "registro.pub";
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    static FileKey of(Path folder, String name) {
        try {
            if (!Files.exists(folder.resolve(PUBLIC))) {
                make(folder, name);
            }
            return new FileKey(NoteKey.of(Files.readString(folder.resolve(PUBLIC))), read(folder.resolve(SECRET)));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the log's key in " + folder, failure);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException("no usable key of the log in " + folder);
        }
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot sign", failure);
        }
    }

    private static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file)
                .replace(BEGIN.strip(), "")
                .replace(END.strip(), "")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /// The copy of the application whose secret is there first makes the key; the others read it.
    private static void make(Path folder, String name) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String pem =
                BEGIN + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()) + END;
        if (place(folder, SECRET, pem)) {
            place(folder, PUBLIC, NoteKey.of(name, pair.getPublic()).text() + "\n");
        }
    }

    private static boolean place(Path folder, String file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path whole = Files.createTempFile(folder, "new", ".tmp", ownerOnly);
        Files.writeString(whole, text);
        try {
            Files.createLink(folder.resolve(file), whole);
            return true;
        } catch (FileAlreadyExistsException anotherCopyWasFirst) {
            return false;
        } finally {
            Files.delete(whole);
        }
    }
}
