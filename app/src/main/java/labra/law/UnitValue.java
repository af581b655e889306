package labra.law;

import java.math.BigDecimal;

/// What one unit of the catalogue costs while a period lasts.
public record UnitValue(String unit, Period during, Money value, Authority authority) {
    public UnitValue {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("a unit costs something");
        }
    }

    public Money times(BigDecimal units) {
        return value.times(units);
    }
}
