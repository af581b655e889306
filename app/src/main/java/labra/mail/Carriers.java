package labra.mail;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import labra.platform.TownSettings;

/// Chooses the carrier: the SMTP server that the settings name, or else the folder.
final class Carriers {
    private Carriers() {}

    @Produces
    @Singleton
    static Carrier carrier(MailSettings mail, TownSettings town) {
        return mail.smtp().host().isPresent() ? new SmtpCarrier(mail) : new FolderCarrier(mail, town::zone);
    }
}
