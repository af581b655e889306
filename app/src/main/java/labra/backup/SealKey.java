package labra.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// The secret half of the key that backups are sealed for, in a file as age-keygen writes it.
public final class SealKey {
    private static final String SECRET = "AGE-SECRET-KEY-";

    private final RecipientStanzaReader reader;

    private SealKey(RecipientStanzaReader reader) {
        this.reader = reader;
    }

    /// A key of its own for one backup, which is never written down: it shows that what lies on the disk can be opened.
    record Witness(Seal seal, SealKey key) {
        static Witness made() {
            KeyPair pair = pair();
            return new Witness(
                    new Seal(pair.getPublic().toString()), of(pair.getPrivate().toString()));
        }
    }

    /// Makes a key into a new file, outside of the data folder, and keeps its public half in that folder.
    public static Seal make(Path file, Path data) {
        Path place = file.toAbsolutePath().normalize();
        if (place.startsWith(data)) {
            throw new ConsoleProblem("backup.key.inside", place, data);
        }
        try {
            KeyPair pair = pair();
            Seal seal = new Seal(pair.getPublic().toString());
            write(place, "# Labra: " + seal.recipient() + "\n" + pair.getPrivate() + "\n");
            seal.keepIn(data);
            return seal;
        } catch (IOException e) {
            throw new ConsoleProblem(e, "backup.key.not.written", place, Mishaps.words(e));
        }
    }

    private static KeyPair pair() {
        try {
            return new X25519KeyPairGenerator().generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            channel.force(true);
        }
    }

    public static SealKey read(Path file) {
        try {
            return Files.readString(file, UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(SECRET))
                    .findFirst()
                    .map(SealKey::of)
                    .orElseThrow(() -> new ConsoleProblem("backup.key.none", file));
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", file, Mishaps.words(e));
        }
    }

    private static SealKey of(String secret) {
        try {
            return new SealKey(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConsoleProblem(e, "backup.key.invalid");
        }
    }

    ReadableByteChannel open(ReadableByteChannel sealed) throws IOException {
        try {
            return new StandardDecryptingChannelFactory().newDecryptingChannel(sealed, List.of(reader));
        } catch (UnsupportedRecipientStanzaException other) {
            throw new ConsoleProblem(other, "backup.key.wrong");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
