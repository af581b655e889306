package labra.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// The public half of a key in the format of age (https://age-encryption.org): whatever is sealed for it, only the
/// other half opens, which is not on this machine.
public record Seal(String recipient) {
    private static final String FILE = "backup.recipient";

    public Seal {
        stanza(recipient);
    }

    /// The one that was named, else the one that is kept in the data folder.
    public static Seal of(Optional<String> named, Path data) {
        return named.filter(text -> !text.isBlank())
                .or(() -> kept(data))
                .map(text -> new Seal(text.strip()))
                .orElseThrow(() -> new ConsoleProblem("backup.no.recipient"));
    }

    private static Optional<String> kept(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", file, Mishaps.words(e));
        }
    }

    /// From now on the one of that data folder.
    void keepIn(Path data) {
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve(FILE), recipient + "\n", UTF_8);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", data, Mishaps.words(e));
        }
    }

    /// What is written into it comes out sealed, for a witness too. It is closed once, and closes the other.
    WritableByteChannel over(WritableByteChannel out, Seal witness) throws IOException {
        try {
            return new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(out, List.of(stanza(recipient), stanza(witness.recipient)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static RecipientStanzaWriter stanza(String recipient) {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConsoleProblem(e, "backup.recipient.invalid", recipient);
        }
    }
}
