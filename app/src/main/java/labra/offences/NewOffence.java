package labra.offences;

import java.math.BigDecimal;
import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// An offence as staff write it; a new one is active, and a changed one stays as it was unless it says so.
public record NewOffence(
        String code,
        String description,
        @Nullable BigDecimal fixedUnits,
        @Nullable Integer points,
        @Nullable Boolean active) {
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_POINTS = 1_000;
    private static final int UNIT_DECIMALS = 2;

    public static NewOffence from(Fields fields) {
        Field<String> code = fields.required("codigo", Fields.name(40));
        Field<String> description = fields.required("descripcion", Fields.name(500));
        Field<BigDecimal> units = fields.optional("unidades_fijas", Fields.decimal(0, MOST_UNITS, UNIT_DECIMALS));
        Field<Integer> points = fields.optional("puntos", Fields.integer(0, MOST_POINTS));
        Field<Boolean> active = fields.optional("activa", Fields::flag);
        fields.check();
        return new NewOffence(code.get(), description.get(), units.orNull(), points.orNull(), active.orNull());
    }
}
