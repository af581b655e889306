package labra.law;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Units at the value of one day: what a fine keeps, whatever values come later.
public record Price(BigDecimal units, UnitValue value, LocalDate on) {
    public Price {
        if (!value.during().contains(on)) {
            throw new IllegalArgumentException("the unit has another value on " + on);
        }
    }

    public Money amount() {
        return value.times(units);
    }
}
