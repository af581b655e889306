package labra.law;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the catalogue says of an offence while a period lasts: the range of units, what paying of one's own accord
/// costs, and on which of a fine's days its units are valued.
public record OffenceVersion(
        String code, Period during, Units units, Milestone valuedOn, Grade grade, Authority authority) {
    /// The range within which a sentence moves; who pays voluntarily pays `voluntary`.
    public record Units(String unit, BigDecimal least, BigDecimal most, BigDecimal voluntary) {
        public Units {
            if (least.signum() <= 0 || most.compareTo(least) < 0) {
                throw new IllegalArgumentException("from " + least + " to " + most + " units");
            }
            if (voluntary.compareTo(least) < 0 || voluntary.compareTo(most) > 0) {
                throw new IllegalArgumentException(voluntary + " units are outside of the range");
            }
        }

        public boolean allows(BigDecimal units) {
            return units.compareTo(least) >= 0 && units.compareTo(most) <= 0;
        }
    }

    /// How grave it is, the points that it costs, and the norm that says so.
    public record Grade(String severity, @Nullable Integer points, String norm) {}
}
