package labra.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Where the bytes of evidence lie, by their SHA-256: on this machine, or in a store of objects. What is kept is never
/// changed; the same bytes are kept once.
interface EvidenceStore {
    /// How many bytes are kept under this hash; nothing where none are.
    Optional<Long> size(String sha256) throws IOException;

    /// All of them.
    InputStream open(String sha256) throws IOException;

    /// The small picture that was drawn of it; nothing where none was yet, no bytes where none can be.
    Optional<byte[]> small(String sha256) throws IOException;

    /// Keeps a small picture, which can be drawn again.
    void keepSmall(byte[] small, String sha256) throws IOException;

    /// How much is there of what is not whole, and nobody may be bringing just now.
    long arrived(String sha256) throws IOException;

    /// Works on what is there of it, which nobody else of this copy of the application does meanwhile.
    <T> T hold(String sha256, Work<T> work) throws IOException, EvidenceRefused;

    /// Evidence that is not whole yet.
    interface Partial {
        /// None of it is no bytes.
        long size() throws IOException;

        void append(byte[] piece) throws IOException;

        /// All that is there.
        byte[] bytes() throws IOException;

        /// It begins anew, or is of no use any more.
        void remove() throws IOException;

        /// Keeps it as what it is: it is whole, and lasts when this returns.
        void keep() throws IOException;
    }

    /// What is done with it.
    @FunctionalInterface
    interface Work<T> {
        T with(Partial held) throws IOException, EvidenceRefused;
    }
}
