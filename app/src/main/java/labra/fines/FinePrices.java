package labra.fines;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import labra.platform.TownSettings;
import labra.prices.OwedBody;
import labra.prices.PriceQuery;
import labra.prices.Prices;

/// What fines owe: by the moments and the offence that each of them keeps.
@Singleton
public class FinePrices {
    private final Prices prices;
    private final TownSettings town;

    FinePrices(Prices prices, TownSettings town) {
        this.prices = prices;
        this.town = town;
    }

    public Prices.Told told(Fine fine) {
        PriceQuery question = prices.question(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
        return prices.told(question, fine.balance(), fine.status() == FineStatus.VOIDED);
    }

    public Prices.Told told(FineRow fine) {
        PriceQuery question = prices.question(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
        return prices.told(question, fine.balance(), fine.voided());
    }

    /// Where a page says why a fine owes what it owes.
    public URI reasons(FineRow fine) {
        return prices.question(fine.offenceCode(), fine.committedAt(), fine.receivedAt())
                .address();
    }

    /// The fine on the wire, with what it owes in words of that language.
    public Fine.Body body(Fine fine, Locale locale) {
        return fine.body(town.zone(), OwedBody.of(told(fine), locale));
    }
}
