package labra.notices;

import jakarta.inject.Singleton;
import java.util.Locale;
import labra.letters.AmountText;
import labra.letters.DueNotice;
import labra.pages.Format;
import labra.platform.TownSettings;
import labra.prices.Owed;
import labra.prices.OwedText;
import labra.prices.PriceQuery;
import labra.prices.Prices;

/// What mails say of the amount of a fine.
@Singleton
class ToldAmounts implements AmountText.Teller {
    private final Prices prices;
    private final TownSettings town;

    ToldAmounts(Prices prices, TownSettings town) {
        this.prices = prices;
        this.town = town;
    }

    @Override
    public AmountText of(DueNotice.Told fine, Locale language) {
        OwedText text = new OwedText(new Format(language, town.zone()));
        PriceQuery question = prices.question(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
        Prices.Told told = prices.told(question, fine.balance(), fine.status().equals("VOIDED"));
        Owed owed = told.owed();
        return new AmountText(
                text.amount(owed),
                text.reduced(owed).orElse(""),
                text.until(owed).orElse(""),
                text.paid(told),
                text.left(told));
    }
}
