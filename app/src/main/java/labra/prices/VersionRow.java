package labra.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import labra.law.Authority;
import labra.law.Milestone;
import labra.law.OffenceVersion;
import labra.law.Period;
import labra.law.Word;
import labra.proposals.Proposed;
import labra.proposals.Terms;
import org.jspecify.annotations.Nullable;

/// A version of an offence as the table keeps it.
public record VersionRow(
        long id,
        long offenceId,
        String code,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String unit,
        BigDecimal unitsLeast,
        BigDecimal unitsMost,
        BigDecimal unitsVoluntary,
        String valuedOn,
        String severity,
        @Nullable Integer points,
        String norm,
        String source,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt)
        implements Proposed {

    OffenceVersion version() {
        return new OffenceVersion(
                code,
                new Period(validFrom, validUntil),
                new OffenceVersion.Units(unit, unitsLeast, unitsMost, unitsVoluntary),
                Word.of(Milestone.class, valuedOn),
                new OffenceVersion.Grade(severity, points, norm),
                new Authority(source, proposer, Objects.requireNonNull(approver)));
    }

    @Override
    public String title() {
        return code;
    }

    @Override
    public List<Detail> details() {
        return List.of(
                Detail.from(validFrom),
                Detail.until(validUntil),
                new Detail("unidad", unit),
                new Detail("minimo", unitsLeast.stripTrailingZeros()),
                new Detail("maximo", unitsMost.stripTrailingZeros()),
                new Detail("voluntario", unitsVoluntary.stripTrailingZeros()),
                new Detail("valuacion", Terms.of("milestone-", valuedOn)),
                new Detail("gravedad", severity),
                new Detail("puntos", points),
                new Detail("norma", norm),
                new Detail("fuente", source));
    }
}
