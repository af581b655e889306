package labra.prices;

import java.time.LocalDate;
import java.util.Optional;
import labra.law.Money;
import labra.law.OffenceVersion;
import labra.law.Price;
import labra.law.Rule;
import labra.law.UnloadedYear;

/// What a fine owes on a day, with everything that counted; or why no amount can be told.
public sealed interface Owed {
    /// An amount, the price's until the fine's account says another, and what paying in time takes off it; that cannot
    /// be told while holidays of a year are missing.
    record Charge(
            OffenceVersion version,
            Price price,
            Money amount,
            Optional<Reduction> reduction,
            Optional<UnloadedYear> missing)
            implements Owed {}

    /// So much less until the last day, by this rule; without a last day while its clock has not begun.
    record Reduction(Rule rule, Money off, Money reduced, Optional<LocalDate> lastDay) {}

    /// Why there is no amount.
    enum Gap implements Owed {
        NO_CATALOGUE("no-catalogue"),
        NO_OFFENCE("no-offence"),
        NO_VERSION("no-version"),
        NO_UNIT_VALUE("no-unit-value"),
        ANNULLED("annulled");

        private final String key;

        Gap(String key) {
            this.key = key;
        }

        /// Of its words.
        public String key() {
            return "amount-none-" + key;
        }

        @Override
        public Optional<Reduction> reduction() {
            return Optional.empty();
        }
    }

    /// What paying in time takes off.
    Optional<Reduction> reduction();
}
