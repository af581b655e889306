package labra.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/// How mail leaves: `labra.mail.*` in the configuration, `LABRA_MAIL_*` in the environment.
@ConfigMapping(prefix = "labra.mail")
public interface MailSettings {
    /// Whether this copy of the application sends what waits in the outbox.
    @WithDefault("true")
    boolean relay();

    /// The address they come from; needed as soon as an SMTP server is named.
    Optional<String> from();

    Optional<String> replyTo();

    /// Where servers report mails that they could not deliver later on; the sender's address unless set.
    Optional<String> bounceAddress();

    /// Where a person reads their report; `{email}` stands for their address.
    Optional<String> reportLink();

    /// Whether a vehicle's owner is told of its fines.
    @WithDefault("true")
    boolean notifyOwner();

    /// Whether an owner who was told of a fine hears that it was corrected or annulled.
    @WithDefault("true")
    boolean notifyChanges();

    /// The hour of the town, as 18:00, at which a person is told of the day's courtesy notices in one mail; unless set,
    /// each leaves at once by itself.
    Optional<LocalTime> summaryAt();

    /// Whether officers get the copies that they wish for.
    @WithDefault("true")
    boolean copyOfficer();

    /// Where mails are kept as files when no SMTP server is named.
    @WithDefault("data/mail")
    Path folder();

    /// Mails that leave at the same time, each on a connection of its own.
    @WithDefault("4")
    int connections();

    /// Mails that leave in one second at the most; 0 lifts the limit.
    @WithDefault("50")
    int perSecond();

    /// Notices that one connection claims at once.
    @WithDefault("25")
    int batch();

    /// How long a claim outlives a relay that died.
    @WithDefault("PT2M")
    Duration lease();

    /// How often a relay looks although nobody woke it.
    @WithDefault("PT5S")
    Duration poll();

    /// Tries of one notice that a server turned down for now, after which it is given up.
    @WithDefault("12")
    int attempts();

    /// The pause after the first try; each further one doubles it.
    @WithDefault("PT1M")
    Duration firstPause();

    @WithDefault("PT6H")
    Duration longestPause();

    /// How often a mail may leave again though nobody knows whether it arrived before.
    @WithDefault("1")
    int repeats();

    /// A report goes to the same person by mail once in this time at the most.
    @WithDefault("PT10M")
    Duration reportPause();

    Smtp smtp();

    Dkim dkim();

    /// The mail server.
    interface Smtp {
        Optional<String> host();

        @WithDefault("587")
        int port();

        /// STARTTLS and IMPLICIT insist on encryption and on the server's certificate.
        @WithDefault("STARTTLS")
        Tls tls();

        /// A PEM file with certificates to trust instead of the system's.
        Optional<Path> certificates();

        Optional<String> user();

        Optional<String> password();

        Optional<Path> passwordFile();

        @WithDefault("PT10S")
        Duration connectTimeout();

        /// How long the server may take for one answer. Short patience after the last byte of a mail makes doubles.
        @WithDefault("PT2M")
        Duration timeout();

        /// Mails on one connection before it is made anew.
        @WithDefault("100")
        int mailsPerConnection();
    }

    /// How a connection is encrypted.
    enum Tls {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    /// The signature by which others see that a mail is the town's; none without a key.
    interface Dkim {
        /// A PEM file with an RSA private key (PKCS #8).
        Optional<Path> keyFile();

        @WithDefault("labra")
        String selector();

        /// The signing domain; the sender's unless set.
        Optional<String> domain();
    }
}
