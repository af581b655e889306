package labra.proceedings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import labra.casefile.CaseFile;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.Rule;
import labra.law.UnloadedYear;
import labra.law.Word;
import labra.life.Axes;
import labra.life.Chronicle;
import labra.life.DatedEvent;
import labra.life.Discount;
import labra.life.LegalContext;
import labra.life.Life;
import labra.life.LifeEvent;
import labra.life.PublicState;
import labra.life.Standing;
import labra.money.Book;
import org.jspecify.annotations.Nullable;

/// The life of a fine as of today: where it stands, its deadlines, its account and its events in the order that counts.
public record LifeView(
        PublicState state,
        Axes axes,
        Book book,
        @Nullable Reduction reduction,
        List<DeadlineView> deadlines,
        List<EventView> events,
        List<Rule> rules,
        int seq,
        @Nullable UnloadedYear missing) {

    /// What paying today would take, by which rule and until when.
    public record Reduction(
            Rule rule, Money reduced, @Nullable LocalDate lastDay) {
        static Reduction of(Discount discount, Life life) {
            return new Reduction(
                    discount.rule(), discount.reduced(life), discount.lastDay().orElse(null));
        }
    }

    /// A fine that its register says is annulled is so, whether or not it ever had a life.
    static LifeView of(CaseFile file, boolean voided, LegalContext context) {
        Law law = context.law();
        Chronicle chronicle = file.chronicle();
        if (voided && !chronicle.life(law).has(Milestone.ANNULLED)) {
            DatedEvent annulled = new DatedEvent(new UUID(0, 0), context.today(), new LifeEvent.Annulled());
            chronicle = chronicle.with(annulled, law);
        }
        List<EventView> events = chronicle.told(law).stream()
                .flatMap(told -> EventView.of(told, file.rows()).stream())
                .toList();
        return of(Standing.of(chronicle.life(law), context.today(), law), events, context);
    }

    private static LifeView of(Standing standing, List<EventView> events, LegalContext context) {
        Life life = standing.life();
        return new LifeView(
                standing.state(),
                standing.axes(),
                life.book(),
                standing.discount()
                        .map(discount -> Reduction.of(discount, life))
                        .orElse(null),
                DeadlineView.of(life, context.today(), context.law()).toList(),
                events,
                context.law().inForce(life.history()).toList(),
                events.size(),
                standing.missing().orElse(null));
    }

    /// Newest first, as pages show them.
    public List<EventView> latest() {
        return events.reversed();
    }

    /// The five questions and their answers, by the keys of their words.
    public List<Pill> pills() {
        List<Pill> pills = new ArrayList<>(List.of(
                new Pill("acta", axes.citation()),
                new Pill("notificacion", axes.notice()),
                new Pill("proceso", axes.procedure()),
                new Pill("cobro", axes.settlement())));
        axes.extinction().ifPresent(extinction -> pills.add(new Pill("extincion", extinction)));
        return pills;
    }

    /// One of the five questions.
    public record Pill(String axis, Word answer) {}
}
