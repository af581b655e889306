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
                new Detail("desde", validFrom.toString()),
                new Detail(
                        "hasta",
                        validUntil == null ? "" : validUntil.minusDays(1).toString()),
                new Detail("unidad", unit),
                new Detail("minimo", plain(unitsLeast)),
                new Detail("maximo", plain(unitsMost)),
                new Detail("voluntario", plain(unitsVoluntary)),
                new Detail("valuacion", valuedOn),
                new Detail("gravedad", severity),
                new Detail("puntos", points == null ? "" : points.toString()),
                new Detail("norma", norm),
                new Detail("fuente", source));
    }

    private static String plain(BigDecimal units) {
        return units.stripTrailingZeros().toPlainString();
    }
}
