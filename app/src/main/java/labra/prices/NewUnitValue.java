package labra.prices;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import labra.pages.Form;
import labra.proposals.ValidityFields;
import labra.proposals.ValidityFields.Days;
import labra.web.BadField;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// What a unit is to be worth, as somebody proposes it.
public record NewUnitValue(
        String unit, LocalDate from, @Nullable LocalDate until, BigDecimal amount, String source) {
    static final Map<String, Form.Kind> FORM = Map.of(
            "unidad", Form.Kind.TEXT,
            "desde", Form.Kind.DAY,
            "hasta", Form.Kind.DAY,
            "valor", Form.Kind.NUMBER,
            "fuente", Form.Kind.TEXT);

    private static final int MOST = 1_000_000_000;

    static NewUnitValue from(Fields fields) {
        Field<String> unit = fields.required("unidad", NewUnitValue::unit);
        Days days = ValidityFields.read(fields);
        Field<BigDecimal> amount = fields.required("valor", Fields.decimal(0, MOST, 2));
        Field<String> source = fields.required("fuente", Fields.name(500));
        BigDecimal written = amount.orNull();
        if (written != null && written.signum() == 0) {
            fields.reject(new FieldError("valor", "field.not-positive"));
        }
        fields.check();
        return new NewUnitValue(unit.get(), days.from(), days.until(), amount.get(), source.get());
    }

    /// The short name of a unit, such as UF or UTM.
    static String unit(JsonNode node) throws BadField {
        String unit = Fields.string(node).strip().toUpperCase(Locale.ROOT);
        if (!unit.matches("[A-Z0-9_]{1,20}")) {
            throw new BadField("field.not-a-unit");
        }
        return unit;
    }
}
