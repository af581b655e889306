package labra.trail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import labra.trail.tree.NoteKey;

/// A key that another program has, in an HSM (PKCS#11) or a service of keys: it gets the text and answers with the
/// signature.
record ProgramKey(NoteKey known, Path program) implements LogKey {
    private static final int SIGNATURE = 64;

    @Override
    public byte[] sign(byte[] text) {
        try {
            Process process = new ProcessBuilder(program.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(text);
            }
            byte[] signature;
            try (InputStream out = process.getInputStream()) {
                signature = out.readNBytes(SIGNATURE + 1);
            }
            if (process.waitFor() != 0 || signature.length != SIGNATURE || !known.verifies(text, signature)) {
                throw new IllegalStateException(program + " does not sign with " + known.text());
            }
            return signature;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ended while signing", ended);
        }
    }
}
