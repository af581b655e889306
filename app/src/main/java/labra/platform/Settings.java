package labra.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a town sets: `labra.*` in the configuration, `LABRA_*` in the environment.
@ConfigMapping(prefix = "labra")
public interface Settings {
    /// Where people reach this installation, as mails and links name it.
    @WithDefault("http://localhost:${quarkus.http.port}")
    String url();

    /// Whether this process answers requests. A command runs in the same application without, and leaves background
    /// work alone.
    @WithDefault("true")
    boolean serving();

    /// Whether this process does what nobody waits for: hears announcements of the database, sends notices,
    /// keeps the log, finishes imports, makes backups. Not where it stands still between requests: then it
    /// trusts no token that it remembers, and looks for new choices when they are asked for.
    @WithDefault("${labra.serving:true}")
    boolean background();

    /// A second port for the administrative interface; 0 for none.
    @WithDefault("0")
    int adminPort();

    /// Whether an empty database gets the demonstration.
    @WithDefault("false")
    boolean demo();

    /// Whether the greeting shows a token of the demonstration's officer: not where the output is kept as a log.
    @WithDefault("true")
    boolean exampleToken();

    /// Who is sent the newest checkpoint of the log each day: mail addresses, divided by commas.
    Optional<List<String>> auditors();

    /// The folder of the launcher, which it names itself.
    Optional<Path> home();

    Plates plates();

    Pdf pdf();

    Map map();

    Evidence evidence();

    Keys keys();

    Tokens tokens();

    Limits limits();

    Intake intake();

    Certificate certificate();

    Replicas replicas();

    Law law();

    /// Maps. Without tiles places are drawn on an empty ground, and no other server is asked for anything.
    interface Map {
        /// The address of a map's tiles, with {z}, {x} and {y}, such as https://tiles.example.org/{z}/{x}/{y}.png
        Optional<String> tiles();
    }

    /// Plates, as the town writes them.
    interface Plates {
        /// Words that mean "no plate" here, besides those that Labra knows (S/P, SIN PATENTE, N/A, …).
        Optional<List<String>> none();
    }

    /// Reports as PDF.
    interface Pdf {
        /// A folder of TrueType fonts of the town's choice, for scripts that no other font here has.
        Optional<Path> fonts();

        /// Where the machine keeps its fonts. Those of Debian's fonts-noto-core, fonts-droid-fallback and fonts-nanum
        /// draw the scripts that the bundled ones lack.
        @WithDefault("/usr/share/fonts")
        Path machineFonts();
    }

    /// The keys that sign tokens and seal secrets: JSON Web Keys, one file each, the newest is used and all go on.
    interface Keys {
        @WithDefault("data/keys")
        Path folder();

        /// A private JSON Web Key given by configuration instead of the folder.
        Optional<String> jwk();

        /// The same for the key that seals the secrets of second factors: a symmetric one of 256 bits.
        Optional<String> sealingJwk();
    }

    /// Photos and signatures of fines: files by the SHA-256 of their bytes.
    interface Evidence {
        @WithDefault("data/evidence")
        Path folder();

        /// How many a fine of the officers' app may bring, the driver's signature among them; 0 where no folder lasts.
        @WithDefault("7")
        int most();

        /// How many bytes of it a device may bring in a day, and a revoked one from then on; 0 lifts the bound.
        @WithDefault("2000000000")
        long bytesPerDay();

        /// A bucket of S3 that has it instead, for all copies of the application.
        Optional<String> bucket();

        /// Where the bucket is, if it is not Amazon's.
        Optional<URI> endpoint();
    }

    /// How long tokens live.
    interface Tokens {
        @WithDefault("PT12H")
        Duration loginLife();

        /// A session of the interface that nobody uses for so long has ended.
        @WithDefault("PT30M")
        Duration idleLife();

        /// Tokens, exports, users and settings want a proof that is not older: a password, a code or a passkey.
        @WithDefault("PT10M")
        Duration proofLife();

        @WithDefault("P365D")
        Duration officerLife();
    }

    /// Requests allowed per client address and minute; 0 lifts a limit.
    interface Limits {
        @WithDefault("30")
        int tokensPerMinute();

        @WithDefault("300")
        int reportsPerMinute();

        /// Failed sign-ins of one user or officer from one address within 15 minutes, after which the right password
        /// waits too; ten times as many by strangers from everywhere. A device of their own counts for itself.
        @WithDefault("10")
        int failedLogins();

        /// Records about people that one account may be shown within `massReadWindow` before it is told as a security
        /// event; 0: never.
        @WithDefault("2000")
        int massRead();

        @WithDefault("PT10M")
        Duration massReadWindow();

        /// The part of the memory that bodies of requests under way may take together: one of so many.
        @WithDefault("4")
        int bodiesShare();

        /// Bodies that one address may be sending at once; 0: no limit.
        @WithDefault("64")
        int bodiesPerAddress();

        /// How long a body may take to come, and one that passes through to bring its next kilobyte.
        @WithDefault("PT30S")
        Duration bodyPatience();

        /// How long an uploaded file may be looked at for the page that shows what it says. Its import has no such
        /// limit.
        @WithDefault("PT45S")
        Duration lookPatience();
    }

    /// Streaming replicas of the database, for large reads.
    interface Replicas {
        /// `jdbc:postgresql://host:port/database?…`, several with commas between; entered as the primary is.
        @WithDefault("${LABRA_DATABASE_READ_URL:}")
        Optional<List<String>> urls();

        /// Connections that each copy keeps to each of them.
        @WithDefault("8")
        int connections();

        /// How long a read waits for one to catch up before it goes to the primary.
        @WithDefault("PT0.2S")
        Duration patience();
    }

    /// HTTPS, which is before the application.
    interface Certificate {
        /// Where visitors are shown the certificate, `host:port`: it is looked at there, for the panel and the alerts.
        Optional<String> at();
    }

    /// The group commit of fines.
    interface Intake {
        /// Fines that may wait; one more is refused with 503.
        @WithDefault("10000")
        int queue();

        /// Fines in one statement at the most.
        @WithDefault("256")
        int group();
    }

    /// The law that the town's fines live under.
    interface Law {
        /// Country, part and town, as its rules and calendars are named: AR-B, ES, CO.
        @WithDefault("AR-B")
        String jurisdiction();

        /// The money of amounts, ISO 4217.
        @WithDefault("ARS")
        String currency();
    }
}
