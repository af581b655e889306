package labra.rulebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labra.law.Adjustment;
import labra.law.Authority;
import labra.law.Consequence;
import labra.law.Course;
import labra.law.Effect;
import labra.law.Jurisdiction;
import labra.law.Milestone;
import labra.law.Period;
import labra.law.Rule;
import labra.law.Term;
import labra.law.Validity;
import labra.law.Word;
import labra.proposals.Proposed;
import labra.proposals.Terms;
import org.jspecify.annotations.Nullable;

/// A rule as the table keeps it: terms are their words, a table is pairs such as 36=74.
public record RuleRow(
        long id,
        String jurisdiction,
        String code,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
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
        List<String> sums,
        List<String> requires,
        List<String> lostWith,
        @Nullable String brings,
        String source,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt)
        implements Proposed {
    private static final String MILESTONE = "milestone-";
    private static final String EFFECT = "effect-";

    Rule rule() {
        return new Rule(
                new Jurisdiction(jurisdiction),
                code,
                new Validity(new Period(validFrom, validUntil), Word.of(Milestone.class, decidedBy)),
                course(),
                consequence(),
                new Authority(source, proposer, Objects.requireNonNull(approver)));
    }

    @Override
    public String title() {
        return jurisdiction + " · " + code;
    }

    @Override
    public List<Detail> details() {
        return List.of(
                Detail.from(validFrom),
                Detail.until(validUntil),
                new Detail("decide", Terms.of(MILESTONE, decidedBy)),
                new Detail("empieza", Terms.of(MILESTONE, starts)),
                new Detail("dias", length),
                new Detail("cuenta", Terms.of("count-", unit)),
                new Detail("corre", Terms.of("roll-", roll)),
                new Detail("termina", new Terms(MILESTONE, ends)),
                new Detail("suspende", new Terms(MILESTONE, suspendedBy)),
                new Detail("interrumpe", new Terms(MILESTONE, interruptedBy)),
                new Detail("efecto", Terms.of(EFFECT, effect)),
                new Detail(
                        "porcentaje",
                        percent == null ? "" : percent.stripTrailingZeros().toPlainString()),
                new Detail("tabla", String.join(", ", sums)),
                new Detail("exige", new Terms(MILESTONE, requires)),
                new Detail("se_pierde_con", new Terms(MILESTONE, lostWith)),
                new Detail("trae", Terms.of(EFFECT, brings)),
                new Detail("fuente", source));
    }

    private Course course() {
        Term term = new Term(length, Word.of(Term.Unit.class, unit), Word.of(Term.Roll.class, roll));
        return new Course(
                Word.of(Milestone.class, starts),
                term,
                milestones(ends),
                milestones(suspendedBy),
                milestones(interruptedBy));
    }

    private Consequence consequence() {
        return new Consequence(
                Word.of(Effect.class, effect),
                adjustment(),
                milestones(requires),
                milestones(lostWith),
                Optional.ofNullable(brings).map(word -> Word.of(Effect.class, word)));
    }

    private Adjustment adjustment() {
        if (percent != null) {
            return new Adjustment.Share(percent);
        }
        TreeMap<BigDecimal, BigDecimal> table = new TreeMap<>();
        for (String pair : sums) {
            int sign = pair.indexOf('=');
            table.put(new BigDecimal(pair.substring(0, sign)), new BigDecimal(pair.substring(sign + 1)));
        }
        return table.isEmpty() ? new Adjustment.None() : new Adjustment.Table(table);
    }

    private static Set<Milestone> milestones(List<String> words) {
        return words.stream().map(word -> Word.of(Milestone.class, word)).collect(Collectors.toUnmodifiableSet());
    }
}
