package labra.notices;

import jakarta.inject.Singleton;
import java.util.Locale;
import labra.letters.Amount;
import labra.letters.DueNotice;
import labra.pages.Format;
import labra.platform.TownSettings;
import labra.prices.Owed;
import labra.prices.OwedText;
import labra.prices.Prices;

/// What mails say of the amount of a fine.
@Singleton
class ToldAmounts implements Amount.Teller {
    private final Prices prices;
    private final TownSettings town;

    ToldAmounts(Prices prices, TownSettings town) {
        this.prices = prices;
        this.town = town;
    }

    @Override
    public Amount of(DueNotice.Told fine, Locale language) {
        OwedText text = new OwedText(new Format(language, town.zone()));
        Owed owed = fine.status().equals("VOIDED")
                ? Owed.Gap.ANNULLED
                : prices.owed(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
        return new Amount(
                text.amount(owed),
                text.reduced(owed).orElse(""),
                text.until(owed).orElse(""));
    }
}
