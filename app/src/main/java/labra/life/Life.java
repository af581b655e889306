package labra.life;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Milestones;
import labra.law.Money;
import labra.law.Rule;
import labra.money.Book;
import labra.money.Entry;
import labra.money.LedgerAccount;

/// A fine as its events made it. Its axes and its public state are derived from this; nothing here is ever set by hand.
public record Life(Milestones history, int pendingAppeals, Optional<Rule> heldSurcharge, Book book) {

    public static Life begun(LocalDate committedOn, LocalDate issuedOn, Currency currency) {
        Milestones history =
                Milestones.NONE.with(Milestone.COMMITTED, committedOn).with(Milestone.ISSUED, issuedOn);
        return new Life(history, 0, Optional.empty(), Book.empty(currency));
    }

    /// Facts are kept, acts are guarded.
    public EventOutcome after(DatedEvent dated, Law law) {
        Optional<Reason> refusal = refusal(dated, law);
        return refusal.isPresent()
                ? EventOutcome.refused(refused(dated, refusal.get(), law), List.of(refusal.get()))
                : changed(dated, law);
    }

    Optional<Reason> refusal(DatedEvent dated, Law law) {
        return dated.event() instanceof LifeEvent.Act act
                ? Preconditions.refusal(this, act, dated.on(), law)
                : Optional.empty();
    }

    EventOutcome changed(DatedEvent dated, Law law) {
        List<Reason> reasons = Anomalies.of(this, dated, law);
        Entry entry = Bookkeeping.entry(this, dated, law);
        Life after = Transitions.after(this, dated, law);
        return EventOutcome.kept(after.booked(entry), reasons, entry);
    }

    /// A refused act changes nothing, but a surcharge that an appeal holds back comes when the appeal is lost.
    Life refused(DatedEvent dated, Reason reason, Law law) {
        return reason == Reason.SURCHARGED_WHILE_APPEALED && dated.event() instanceof LifeEvent.RuleApplied(String code)
                ? holding(law.inForce(code, history))
                : this;
    }

    public boolean has(Milestone milestone) {
        return history.has(milestone);
    }

    public boolean isPaid() {
        return book.isPaid();
    }

    public boolean isAcquitted() {
        return has(Milestone.ACQUITTED);
    }

    public boolean isAppealPending() {
        return pendingAppeals > 0;
    }

    public boolean isInPlan() {
        return has(Milestone.IN_PLAN) && !has(Milestone.PLAN_BROKEN);
    }

    /// What the offence itself costs, without expenses and surcharges.
    public Money fine() {
        return book.on(LedgerAccount.FINES).negated();
    }

    /// The largest discount that a payment of that day may still take.
    public Optional<Discount> discount(LocalDate day, Law law) {
        return has(Milestone.DISCOUNTED) || isPaid() ? Optional.empty() : Discount.best(this, day, law);
    }

    Life marked(Milestone milestone, LocalDate day) {
        return new Life(history.with(milestone, day), pendingAppeals, heldSurcharge, book);
    }

    Life appealing(int pending) {
        return new Life(history, Math.max(0, pending), heldSurcharge, book);
    }

    Life holding(Optional<Rule> surcharge) {
        return new Life(history, pendingAppeals, surcharge, book);
    }

    Life booked(Entry entry) {
        return new Life(history, pendingAppeals, heldSurcharge, book.with(entry));
    }
}
