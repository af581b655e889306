package labra.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import labra.law.Adjustment;
import labra.law.Authority;
import labra.law.Calendar;
import labra.law.Consequence;
import labra.law.Course;
import labra.law.Effect;
import labra.law.Jurisdiction;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Rule;
import labra.law.Term;
import labra.law.Validity;

/// The law that the Italian log was made under, as rows: what section 9 of the design measured in it.
final class ItalianLaw {
    static final Currency EURO = Currency.getInstance("EUR");
    private static final Jurisdiction ITALY = new Jurisdiction("IT");
    private static final Authority MEASURED = new Authority("read out of the log", "reader", "checker");

    private ItalianLaw() {}

    /// The log surcharges on day 60 whatever an appeal did meanwhile; while one is pending, the life itself refuses.
    static Law law() {
        return new Law(
                ITALY,
                List.of(
                        warning("ENVIO", Milestone.ISSUED, 90, Milestone.SENT),
                        warning("DESCARGO", Milestone.NOTIFIED, 60, Milestone.APPEALED),
                        warning("ELEVACION", Milestone.APPEALED, 60, Milestone.APPEAL_FORWARDED),
                        rule(
                                "RECARGO",
                                days(Milestone.NOTIFIED, 60),
                                Consequence.of(Effect.SURCHARGE, new Adjustment.Table(sums()))
                                        .bringing(Effect.FIRMNESS))),
                Calendar.of("IT", Set.of(), Set.of(), List.of()));
    }

    private static TreeMap<BigDecimal, BigDecimal> sums() {
        TreeMap<BigDecimal, BigDecimal> sums = new TreeMap<>();
        Map.of("21", "42.5", "22", "44", "23", "46", "35", "71.5", "36", "74", "71", "143", "74", "148")
                .forEach((fine, sum) -> sums.put(new BigDecimal(fine), new BigDecimal(sum)));
        return sums;
    }

    private static Rule warning(String code, Milestone start, int days, Milestone answer) {
        return rule(code, days(start, days).endedBy(answer), Consequence.of(Effect.INTERNAL_NOTICE));
    }

    private static Course days(Milestone start, int days) {
        return Course.of(start, Term.of(days, Term.Unit.CALENDAR_DAYS));
    }

    private static Rule rule(String code, Course course, Consequence consequence) {
        return new Rule(ITALY, code, Validity.since(LocalDate.of(2000, 1, 1)), course, consequence, MEASURED);
    }
}
