package labra.prices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labra.law.Milestone;
import labra.pages.Form;
import labra.proposals.ValidityFields;
import labra.proposals.ValidityFields.Days;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A version of an offence as somebody proposes it.
public record NewVersion(
        LocalDate from,
        @Nullable LocalDate until,
        String unit,
        BigDecimal least,
        BigDecimal most,
        BigDecimal voluntary,
        String valuedOn,
        String severity,
        @Nullable Integer points,
        String norm,
        String source) {
    static final Map<String, Form.Kind> FORM = Map.ofEntries(
            Map.entry("desde", Form.Kind.DAY),
            Map.entry("hasta", Form.Kind.DAY),
            Map.entry("unidad", Form.Kind.TEXT),
            Map.entry("minimo", Form.Kind.NUMBER),
            Map.entry("maximo", Form.Kind.NUMBER),
            Map.entry("voluntario", Form.Kind.NUMBER),
            Map.entry("valuacion", Form.Kind.TEXT),
            Map.entry("gravedad", Form.Kind.TEXT),
            Map.entry("puntos", Form.Kind.NUMBER),
            Map.entry("norma", Form.Kind.TEXT),
            Map.entry("fuente", Form.Kind.TEXT));

    /// With the offence's code.
    static final Map<String, Form.Kind> FORM_OF_ANY = with("codigo");

    static final List<String> VALUATIONS =
            Stream.of(Valuation.values()).map(Valuation::word).toList();

    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_POINTS = 1_000;

    /// The days of a fine on which its units may be valued.
    enum Valuation {
        COMMITTED(Milestone.COMMITTED),
        ISSUED(Milestone.ISSUED);

        private final Milestone day;

        Valuation(Milestone day) {
            this.day = day;
        }

        String word() {
            return day.word();
        }
    }

    private static Map<String, Form.Kind> with(String field) {
        Map<String, Form.Kind> kinds = new HashMap<>(FORM);
        kinds.put(field, Form.Kind.TEXT);
        return Map.copyOf(kinds);
    }

    static NewVersion from(Fields fields) {
        Days days = ValidityFields.read(fields);
        Field<String> unit = fields.required("unidad", NewUnitValue::unit);
        Field<BigDecimal> least = fields.required("minimo", Fields.decimal(0, MOST_UNITS, 2));
        Field<BigDecimal> most = fields.required("maximo", Fields.decimal(0, MOST_UNITS, 2));
        Field<BigDecimal> voluntary = fields.required("voluntario", Fields.decimal(0, MOST_UNITS, 2));
        Field<Valuation> valuedOn = fields.required("valuacion", Fields.choice(Valuation.class, Valuation::word));
        Field<String> severity = fields.required("gravedad", Fields.name(40));
        Field<Integer> points = fields.optional("puntos", Fields.integer(0, MOST_POINTS));
        Field<String> norm = fields.required("norma", Fields.name(300));
        Field<String> source = fields.required("fuente", Fields.name(500));
        checkRange(fields, least.orNull(), most.orNull(), voluntary.orNull());
        fields.check();
        return new NewVersion(
                days.from(),
                days.until(),
                unit.get(),
                least.get(),
                most.get(),
                voluntary.get(),
                valuedOn.get().word(),
                severity.get(),
                points.orNull(),
                norm.get(),
                source.get());
    }

    private static void checkRange(
            Fields fields, @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable BigDecimal voluntary) {
        if (least != null && least.signum() == 0) {
            fields.reject(new FieldError("minimo", "field.not-positive"));
        }
        if (least != null && most != null && most.compareTo(least) < 0) {
            fields.reject(new FieldError("maximo", "field.below-least"));
        }
        if (least != null
                && most != null
                && voluntary != null
                && (voluntary.compareTo(least) < 0 || voluntary.compareTo(most) > 0)) {
            fields.reject(new FieldError("voluntario", "field.outside-range"));
        }
    }
}
