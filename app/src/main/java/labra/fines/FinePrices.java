package labra.fines;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import labra.platform.TownSettings;
import labra.prices.Owed;
import labra.prices.OwedBody;
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

    public Owed owed(Fine fine) {
        return fine.status() == FineStatus.VOIDED
                ? Owed.Gap.ANNULLED
                : prices.owed(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
    }

    Owed owed(FineRow fine) {
        return fine.voided()
                ? Owed.Gap.ANNULLED
                : prices.owed(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
    }

    /// Where a page says why a fine owes what it owes.
    URI reasons(FineRow fine) {
        return prices.question(fine.offenceCode(), fine.committedAt(), fine.receivedAt())
                .address();
    }

    /// The fine on the wire, with what it owes in words of that language.
    public Fine.Body body(Fine fine, Locale locale) {
        return fine.body(town.zone(), OwedBody.of(owed(fine), locale));
    }
}
