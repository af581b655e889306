package labra.proceedings;

import static labra.proceedings.Recordable.Detail.MILESTONE;
import static labra.proceedings.Recordable.Detail.PROOF;
import static labra.proceedings.Recordable.Detail.RULE;
import static labra.proceedings.Recordable.Detail.UNITS;
import static labra.proceedings.Recordable.Detail.UPHELD;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import labra.law.Milestone;
import labra.law.Word;
import labra.web.BadField;
import labra.web.Day;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// Something that is told of a fine, as it was written. Whoever makes the id may tell it again without telling it
/// twice.
record NewEvent(
        @Nullable UUID id,
        Recordable kind,
        LocalDate on,
        @Nullable Integer seq,
        Details details) {
    /// What is told besides the day.
    record Details(
            @Nullable String proof,
            @Nullable Boolean upheld,
            @Nullable BigDecimal units,
            @Nullable Milestone milestone,
            @Nullable String rule) {
        boolean isUpheld() {
            return Boolean.TRUE.equals(upheld);
        }
    }

    /// What only rules know of: everything else comes of an event of its own.
    static final Set<Milestone> NOTABLE = EnumSet.of(
            Milestone.PROCEDURAL_ACT,
            Milestone.NEW_GRAVE_OFFENCE,
            Milestone.FORMAL_SUMMONS,
            Milestone.PAYMENT_ORDER,
            Milestone.REGISTERED,
            Milestone.COURSE_TAKEN,
            Milestone.OWNER_CHANGED,
            Milestone.PLAN_BROKEN);

    private static final int LONGEST = 200;
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_EVENTS = 1_000_000;

    /// One of these kinds, on a day that has come.
    static NewEvent from(Fields fields, List<Recordable> kinds, LocalDate today) {
        Field<UUID> id = fields.optional("id", Fields::uuid);
        Field<Recordable> kind = fields.required("tipo", word(kinds));
        Field<LocalDate> on = fields.required("el", Day::read);
        Field<Integer> seq = fields.optional("seq", Fields.integer(0, MOST_EVENTS));
        LocalDate day = on.orNull();
        if (day != null && day.isAfter(today)) {
            fields.reject(new FieldError("el", "field.after-today"));
        }
        Supplier<Details> details = of(kind.orNull(), fields);
        fields.check();
        return new NewEvent(id.orNull(), kind.get(), on.get(), seq.orNull(), details.get());
    }

    private static Supplier<Details> of(@Nullable Recordable kind, Fields fields) {
        Field<String> proof = read(kind, PROOF, fields, Fields.name(LONGEST));
        Field<Boolean> upheld = read(kind, UPHELD, fields, Fields::flag);
        Field<Milestone> milestone = read(kind, MILESTONE, fields, word(List.copyOf(NOTABLE)));
        Field<String> rule = read(kind, RULE, fields, Fields.name(LONGEST));
        boolean convicts = takes(kind, UNITS) && Boolean.FALSE.equals(upheld.orNull());
        Fields.Reader<BigDecimal> units = Fields.decimal(0, MOST_UNITS, 2);
        Field<BigDecimal> sentenced =
                convicts ? fields.required(UNITS.field(), units) : fields.optional(UNITS.field(), units);
        return () -> new Details(
                proof.orNull(), upheld.orNull(), convicts ? sentenced.get() : null, milestone.orNull(), rule.orNull());
    }

    /// Required where the kind takes it. Elsewhere it says nothing, and is read so that every mistake is told at once.
    private static <T> Field<T> read(
            @Nullable Recordable kind, Recordable.Detail detail, Fields fields, Fields.Reader<T> reader) {
        return takes(kind, detail) ? fields.required(detail.field(), reader) : fields.optional(detail.field(), reader);
    }

    private static boolean takes(@Nullable Recordable kind, Recordable.Detail detail) {
        return kind != null && kind.takes(detail);
    }

    private static <W extends Word> Fields.Reader<W> word(List<W> choices) {
        return node -> {
            String written = Fields.string(node).strip();
            return choices.stream()
                    .filter(choice -> choice.word().equals(written))
                    .findFirst()
                    .orElseThrow(() -> new BadField(
                            "field.not-a-choice",
                            choices.stream().map(Word::word).collect(Collectors.joining(", "))));
        };
    }
}
