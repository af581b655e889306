package labra.letters;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import labra.mail.MailSettings;
import labra.platform.TownSettings;

/// Letters under settings of mail that a test chooses.
@Singleton
public class LettersOf {
    private final TownSettings town;
    private final Links links;
    private final Templates templates;
    private final AmountText.Teller amounts;
    private final ObjectMapper json;
    private final Clock clock;

    LettersOf(
            TownSettings town,
            Links links,
            Templates templates,
            AmountText.Teller amounts,
            ObjectMapper json,
            Clock clock) {
        this.town = town;
        this.links = links;
        this.templates = templates;
        this.amounts = amounts;
        this.json = json;
        this.clock = clock;
    }

    public Letters under(MailSettings settings) {
        return new Letters(
                new Composer(settings, town, links, new LogSeal(Optional::empty), clock), templates, amounts, json);
    }
}
