package labra.backup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/// Backups that make themselves: `labra.backup.*` in the configuration, `LABRA_BACKUP_*` in the environment.
@ConfigMapping(prefix = "labra.backup")
public interface BackupSettings {
    /// Where a backup is made each night; none where no folder is named.
    Optional<Path> folder();

    /// The public key in the format of age that they are sealed for, instead of the one in the data folder.
    Optional<String> recipient();

    /// When, in the town's zone.
    @WithDefault("03:00")
    LocalTime at();

    /// How many are kept.
    @WithDefault("14")
    int keep();

    /// The data folder with the embedded database, which the launcher names.
    Optional<Path> data();
}
