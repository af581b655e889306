package labra.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where the bytes of evidence lie, by their SHA-256: on this machine, or in a store of objects. What is kept is never
/// changed; the same bytes are kept once.
interface EvidenceStore {
    /// How many bytes are kept under this hash; nothing where none are.
    Optional<Long> size(String sha256) throws IOException;

    /// All of them.
    InputStream open(String sha256) throws IOException;

    /// Keeps a file that is whole, and lasts when this returns. The file is the store's from then on.
    void keep(Path whole, String sha256) throws IOException;

    /// The small picture that was drawn of it; nothing where none was yet, no bytes where none can be.
    Optional<byte[]> small(String sha256) throws IOException;

    /// Keeps a small picture, which can be drawn again.
    void keepSmall(byte[] small, String sha256) throws IOException;
}
