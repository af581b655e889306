package labra.prices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// The catalogue as it stands on a day.
interface CatalogueRows {
    /// An offence with the version that holds; none where it has no version.
    record Entry(
            long id,
            String code,
            String description,
            @Nullable String unit,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable BigDecimal voluntary,
            @Nullable BigDecimal amount) {}

    @SqlQuery("""
            SELECT o.id, o.code, o.description, v.unit, v.units_least AS least, v.units_most AS most, v.units_voluntary AS voluntary,
                   round(v.units_voluntary * u.amount, 2) AS amount
            FROM offence o
                 LEFT JOIN offence_version v ON v.offence_id = o.id AND v.approved_by IS NOT NULL AND v.valid @> :day
                 LEFT JOIN unit_value u ON u.unit = v.unit AND u.approved_by IS NOT NULL AND u.valid @> :day
            WHERE o.active OR v.id IS NOT NULL ORDER BY lower(o.code) LIMIT 2000
            """)
    List<Entry> on(LocalDate day);
}
