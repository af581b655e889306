package labra.proceedings;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import labra.fines.Fine;
import labra.law.Money;
import labra.law.OffenceVersion;
import labra.law.Price;
import labra.life.AmountBasis;
import labra.life.LifeEvent;
import labra.prices.Owed;
import labra.prices.Prices;
import labra.web.Problem;

/// What an act comes to in money: units of the catalogue at their value. Nobody types an amount.
@Singleton
class Assessment {
    private final Prices prices;

    Assessment(Prices prices) {
        this.prices = prices;
    }

    /// What a valid fine costs; refused where the catalogue does not say.
    LifeEvent.Validated validated(Fine fine) {
        return switch (owed(fine)) {
            case Owed.Charge charge -> validated(charge);
            case Owed.Gap _ -> throw Problem.NO_AMOUNT.refusal();
        };
    }

    /// The same; nothing for a town or a fine without a catalogue, and refused where just the unit's value is missing.
    Optional<LifeEvent.Validated> ifPriced(Fine fine) {
        return switch (owed(fine)) {
            case Owed.Charge charge -> Optional.of(validated(charge));
            case Owed.Gap gap when gap == Owed.Gap.NO_UNIT_VALUE -> throw Problem.NO_AMOUNT.refusal();
            case Owed.Gap _ -> Optional.empty();
        };
    }

    /// A sentence to a number of units, within the offence's range.
    Money sentence(Fine fine, BigDecimal units) {
        return switch (owed(fine)) {
            case Owed.Charge charge -> sentence(charge, units);
            case Owed.Gap _ -> throw Problem.NO_AMOUNT.refusal();
        };
    }

    private static Money sentence(Owed.Charge charge, BigDecimal units) {
        OffenceVersion.Units range = charge.version().units();
        if (!range.allows(units)) {
            throw Problem.OUTSIDE_OF_RANGE.refusal(range.least(), range.most(), range.unit());
        }
        return charge.price().value().times(units);
    }

    private Owed owed(Fine fine) {
        return prices.owed(fine.offenceCode(), fine.committedAt(), fine.receivedAt());
    }

    private static LifeEvent.Validated validated(Owed.Charge charge) {
        Price price = charge.price();
        OffenceVersion version = charge.version();
        return new LifeEvent.Validated(
                charge.amount(),
                new AmountBasis(
                        version.code(),
                        version.during().from(),
                        price.units(),
                        version.units().unit(),
                        price.value().value(),
                        price.on(),
                        version.valuedOn().word()));
    }
}
