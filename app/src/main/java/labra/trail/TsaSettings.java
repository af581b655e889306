package labra.trail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// An authority that stamps checkpoints (RFC 3161): `labra.tsa.*` in the configuration, `LABRA_TSA_*` in the
/// environment.
@ConfigMapping(prefix = "labra.tsa")
public interface TsaSettings {
    /// Its address; nothing is stamped without.
    Optional<URI> url();

    /// The certificates that vouch for it, as PEM; without them its own certificate is taken at its word.
    Optional<Path> roots();

    /// How long after a stamp the next is asked for, when the log grew.
    @WithDefault("PT1H")
    Duration every();

    /// How long it may take to answer.
    @WithDefault("PT20S")
    Duration patience();
}
