package labra.evidence;

import java.util.List;

/// A feature that keeps files beside the evidence, declared as a bean, so that they are looked after with it.
public interface FilesBesideEvidence {
    /// One of them, as it lies there.
    record File(String sha256, long bytes) {}

    /// The next ones after a hash, in the order of their hashes; the first ones after none.
    List<File> after(String sha256, int most);
}
