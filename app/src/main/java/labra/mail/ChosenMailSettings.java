package labra.mail;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import labra.platform.Choices;
import labra.platform.Town;

/// Who signs the mails and where fines are disputed, as administrators chose it.
final class ChosenMailSettings {
    private ChosenMailSettings() {}

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    static MailSettings settings(Choices choices) {
        return choices.over(
                MailSettings.class,
                List.of(
                        new Choices.Answer("town", "labra.mail.town", Town::name),
                        new Choices.Answer(
                                "contact",
                                "labra.mail.contact",
                                town -> town.contact() == null ? null : Optional.of(town.contact()))));
    }
}
