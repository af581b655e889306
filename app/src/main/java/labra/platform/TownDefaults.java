package labra.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/// What the deployment says of the town, or Labra starts with; what holds is said by [TownSettings].
@ConfigMapping(prefix = "labra")
public interface TownDefaults {
    /// The country whose plates are meant when none is given, ISO 3166-1 alpha-2.
    @WithDefault("AR")
    String country();

    /// The zone of timestamps that come without an offset, and of those that people read.
    @WithDefault("America/Argentina/Buenos_Aires")
    ZoneId zone();

    Report report();

    Mail mail();

    /// The public report.
    interface Report {
        @WithDefault("public")
        ReportAccess access();
    }

    /// What mails say of the town.
    interface Mail {
        /// Who signs them.
        @WithDefault("Labra")
        String town();

        /// Where and how to dispute a fine, in words: an office's address, hours, telephone.
        Optional<String> contact();
    }
}
