package labra.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/// How long people's data are kept: `labra.privacy.*` in the configuration, `LABRA_PRIVACY_*` in the environment.
@ConfigMapping(prefix = "labra.privacy")
public interface PrivacySettings {
    /// From a person's last fine on, or from when they came into the register; ISO 8601, such as P5Y or P18M.
    @WithDefault("P5Y")
    Period retention();
}
