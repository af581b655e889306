package labra.trail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// The log: `labra.log.*` in the configuration, `LABRA_LOG_*` in the environment.
@ConfigMapping(prefix = "labra.log")
public interface LogSettings {
    /// Whether this copy of the application puts the trail into the log.
    @WithDefault("true")
    boolean keep();

    /// The log's name, which stands on every checkpoint; the installation's address unless set, once and for good.
    Optional<String> origin();

    /// A program that signs what it reads, for a key in an HSM or a service of keys: text in, 64 bytes of Ed25519 out.
    Optional<Path> signer();

    /// The public key that belongs to it: `name+id+base64`.
    Optional<String> signerKey();
}
