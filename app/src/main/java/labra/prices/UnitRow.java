package labra.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import labra.law.Authority;
import labra.law.Money;
import labra.law.Period;
import labra.law.UnitValue;
import labra.proposals.Proposed;
import org.jspecify.annotations.Nullable;

/// What a unit is worth, as the table keeps it.
public record UnitRow(
        long id,
        String unit,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        BigDecimal amount,
        String source,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt)
        implements Proposed {

    UnitValue value(Currency currency) {
        return new UnitValue(
                unit,
                new Period(validFrom, validUntil),
                new Money(amount, currency),
                new Authority(source, proposer, Objects.requireNonNull(approver)));
    }

    @Override
    public String title() {
        return unit;
    }

    @Override
    public List<Detail> details() {
        return List.of(
                Detail.from(validFrom),
                Detail.until(validUntil),
                new Detail("valor", amount),
                new Detail("fuente", source));
    }
}
