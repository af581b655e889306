package labra.offences;

import java.math.BigDecimal;
import labra.registers.Input;
import labra.registers.Inputs;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// An offence as staff write it; a new one is active, and a changed one stays as it was unless it says so.
public record NewOffence(
        String code,
        String description,
        @Nullable BigDecimal fixedUnits,
        @Nullable Integer points,
        @Nullable Boolean active) {
    private static final Input<String> CODE = Input.line("codigo", 40);
    private static final Input<String> DESCRIPTION =
            Input.line("descripcion", 500).lines(2);
    private static final Input<BigDecimal> UNITS =
            Input.decimal("unidades_fijas", 1_000_000, 2).optional().hinted("offence-units-hint");
    private static final Input<Integer> POINTS =
            Input.integer("puntos", 0, 1_000).optional();
    private static final Input<Boolean> ACTIVE = Input.flag("activa").hinted("offence-active-hint");

    public static final Inputs INPUTS = Inputs.of(CODE, DESCRIPTION, UNITS, POINTS, ACTIVE)
            .explained()
            .usually(ACTIVE.name(), "true")
            .blamed(Problem.OFFENCE_CODE_TAKEN, CODE.name());

    public static NewOffence from(Fields fields) {
        Field<String> code = CODE.from(fields);
        Field<String> description = DESCRIPTION.from(fields);
        Field<BigDecimal> units = UNITS.from(fields);
        Field<Integer> points = POINTS.from(fields);
        Field<Boolean> active = ACTIVE.from(fields);
        fields.check();
        return new NewOffence(code.get(), description.get(), units.orNull(), points.orNull(), active.orNull());
    }

    Boolean activeAtFirst() {
        return active == null || active;
    }

    @Nullable
    String writtenUnits() {
        return fixedUnits == null ? null : fixedUnits.toPlainString();
    }
}
