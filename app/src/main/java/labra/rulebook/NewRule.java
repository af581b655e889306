package labra.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import labra.law.Effect;
import labra.law.Milestone;
import labra.law.Term;
import labra.pages.Form;
import labra.proposals.ValidityFields;
import labra.proposals.ValidityFields.Days;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A rule as somebody proposes it; terms are their words.
public record NewRule(
        String jurisdiction,
        String code,
        LocalDate from,
        @Nullable LocalDate until,
        String decidedBy,
        String starts,
        int length,
        String unit,
        String roll,
        List<String> ends,
        List<String> suspendedBy,
        List<String> interruptedBy,
        String effect,
        @Nullable BigDecimal percent,
        List<String> requires,
        List<String> lostWith,
        @Nullable String brings,
        String source) {
    static final Map<String, Form.Kind> FORM = Map.ofEntries(
            Map.entry("jurisdiccion", Form.Kind.TEXT),
            Map.entry("codigo", Form.Kind.TEXT),
            Map.entry("desde", Form.Kind.DAY),
            Map.entry("hasta", Form.Kind.DAY),
            Map.entry("decide", Form.Kind.TEXT),
            Map.entry("empieza", Form.Kind.TEXT),
            Map.entry("dias", Form.Kind.NUMBER),
            Map.entry("cuenta", Form.Kind.TEXT),
            Map.entry("corre", Form.Kind.TEXT),
            Map.entry("termina", Form.Kind.TEXT),
            Map.entry("suspende", Form.Kind.TEXT),
            Map.entry("interrumpe", Form.Kind.TEXT),
            Map.entry("efecto", Form.Kind.TEXT),
            Map.entry("porcentaje", Form.Kind.NUMBER),
            Map.entry("exige", Form.Kind.TEXT),
            Map.entry("se_pierde_con", Form.Kind.TEXT),
            Map.entry("trae", Form.Kind.TEXT),
            Map.entry("fuente", Form.Kind.TEXT));

    private static final int LONGEST = 36_500;
    private static final int MOST_PERCENT = 1_000;
    private static final int PERCENT_DECIMALS = 4;

    static NewRule from(Fields fields) {
        Field<String> jurisdiction = fields.required("jurisdiccion", LawWords::jurisdiction);
        Field<String> code = fields.required("codigo", LawWords::code);
        Days days = ValidityFields.read(fields);
        Field<Decides> decides = fields.required("decide", Fields.choice(Decides.class, Decides::word));
        Field<Milestone> starts = fields.required("empieza", Fields.choice(Milestone.class, Milestone::word));
        Field<Integer> length = fields.required("dias", Fields.integer(1, LONGEST));
        Field<Term.Unit> unit = fields.required("cuenta", Fields.choice(Term.Unit.class, Term.Unit::word));
        Field<Term.Roll> roll = fields.required("corre", Fields.choice(Term.Roll.class, Term.Roll::word));
        Field<List<String>> ends = fields.optional("termina", LawWords::milestones);
        Field<List<String>> suspended = fields.optional("suspende", LawWords::milestones);
        Field<List<String>> interrupted = fields.optional("interrumpe", LawWords::milestones);
        Field<Effect> effect = fields.required("efecto", Fields.choice(Effect.class, Effect::word));
        Field<BigDecimal> percent = fields.optional("porcentaje", Fields.decimal(0, MOST_PERCENT, PERCENT_DECIMALS));
        Field<List<String>> requires = fields.optional("exige", LawWords::milestones);
        Field<List<String>> lostWith = fields.optional("se_pierde_con", LawWords::milestones);
        Field<Effect> brings = fields.optional("trae", Fields.choice(Effect.class, Effect::word));
        Field<String> source = fields.required("fuente", Fields.name(500));
        checkPercent(fields, effect.orNull(), percent.orNull());
        fields.check();
        Effect brought = brings.orNull();
        return new NewRule(
                jurisdiction.get(),
                code.get(),
                days.from(),
                days.until(),
                decides.get().word(),
                starts.get().word(),
                length.get(),
                unit.get().word(),
                roll.get().word(),
                words(ends),
                words(suspended),
                words(interrupted),
                effect.get().word(),
                percent.orNull(),
                words(requires),
                words(lostWith),
                brought == null ? null : brought.word(),
                source.get());
    }

    /// What takes money off or adds it says how much.
    private static void checkPercent(Fields fields, @Nullable Effect effect, @Nullable BigDecimal percent) {
        if (percent != null && percent.signum() == 0) {
            fields.reject(new FieldError("porcentaje", "field.not-positive"));
        }
        boolean moves = effect == Effect.DISCOUNT || effect == Effect.SURCHARGE || effect == Effect.INTEREST;
        if (moves && percent == null) {
            fields.reject(new FieldError("porcentaje", "field.required"));
        }
        if (effect == Effect.DISCOUNT && percent != null && percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            fields.reject(new FieldError("porcentaje", "field.not-in-range", 0, 100));
        }
    }

    private static List<String> words(Field<List<String>> field) {
        List<String> words = field.orNull();
        return words == null ? List.of() : words;
    }

    /// Which of a fine's days decides that a rule is the fine's.
    enum Decides {
        COMMITTED(Milestone.COMMITTED),
        ISSUED(Milestone.ISSUED),
        NOTIFIED(Milestone.NOTIFIED);

        private final Milestone day;

        Decides(Milestone day) {
            this.day = day;
        }

        String word() {
            return day.word();
        }
    }
}
