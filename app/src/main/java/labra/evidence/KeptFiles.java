package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import labra.platform.Settings;
import labra.platform.Sha256;

/// Files of other features, which lie beside the evidence, by their hash, in the same place and the same backups.
@Singleton
public class KeptFiles {
    private final EvidenceStore store;
    private final EvidenceFiles files;
    private final boolean kept;

    KeptFiles(EvidenceStore store, EvidenceFiles files, Settings settings) {
        this.store = store;
        this.files = files;
        this.kept = settings.evidence().most() > 0;
    }

    /// Whether this installation keeps files.
    public boolean areKept() {
        return kept;
    }

    /// The hash by which they lie, on the disk when this returns.
    public String keep(byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        try {
            return store.hold(sha256, held -> {
                held.remove();
                held.append(bytes);
                held.keep();
                return sha256;
            });
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (EvidenceRefused never) {
            throw new IllegalStateException(never);
        }
    }

    /// What was kept, to the byte; refused where it is gone or another.
    public byte[] read(String sha256) {
        return files.bytes(sha256);
    }
}
