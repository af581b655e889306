package labra.law;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;

/// How much a rule adds to an amount or takes off it.
public sealed interface Adjustment {
    /// Nothing when the rule has no answer for that amount.
    Optional<Money> of(Money base);

    /// For rules that move no money.
    record None() implements Adjustment {
        @Override
        public Optional<Money> of(Money base) {
            return Optional.empty();
        }
    }

    /// So many percent.
    record Share(BigDecimal percent) implements Adjustment {
        public Share {
            if (percent.signum() <= 0) {
                throw new IllegalArgumentException("a share of " + percent);
            }
        }

        @Override
        public Optional<Money> of(Money base) {
            return Optional.of(base.percent(percent));
        }
    }

    /// The new sum for each sum that the law names.
    record Table(SortedMap<BigDecimal, BigDecimal> sums) implements Adjustment {
        @Override
        public Optional<Money> of(Money base) {
            return Optional.ofNullable(sums.get(base.amount())).map(sum -> new Money(sum, base.currency()).minus(base));
        }
    }
}
