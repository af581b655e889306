package labra.life;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import labra.law.Law;
import labra.law.Money;
import labra.law.Rule;
import labra.money.Book;
import labra.money.Entry;
import labra.money.LedgerAccount;

/// What is posted for an event that is kept.
final class Bookkeeping {
    private Bookkeeping() {}

    static Entry entry(Life life, DatedEvent dated, Law law) {
        Book book = life.book();
        return switch (dated.event()) {
            case LifeEvent.Validated(Money amount, var _) -> validated(life, amount, law);
            case LifeEvent.NoticeSent(Money expenses) -> book.charge(LedgerAccount.EXPENSES, expenses);
            case LifeEvent.RuleApplied(String code) ->
                ofRule(life, law.inForce(code, life.history()).orElseThrow());
            case LifeEvent.Sentenced sentence -> sentenced(life, sentence);
            case LifeEvent.AppealForwarded(boolean upheld) -> acquitted(life, upheld);
            case LifeEvent.AppealDecided(boolean upheld) -> acquitted(life, upheld);
            case LifeEvent.TakenToCourt(boolean upheld) -> acquitted(life, upheld);
            case LifeEvent.DecisionNotified _ ->
                released(life).map(rule -> surcharge(life, rule)).orElse(Entry.NONE);
            case LifeEvent.Paid paid -> paid(life, paid, dated.on(), law);
            case LifeEvent.PaymentReversed(Money amount, UUID payment, String _) ->
                payment == null ? book.takeBack(LedgerAccount.IN_TRANSIT, amount) : Entry.NONE;
            case LifeEvent.Refunded(Money amount) -> Entry.of(LedgerAccount.CREDIT, LedgerAccount.REFUNDS, amount);
            case LifeEvent.Annulled _ -> book.settle(LedgerAccount.DISCHARGED, book.due());
            case LifeEvent.HearingSet _,
                    LifeEvent.SentToCollection _,
                    LifeEvent.PlanGranted _,
                    LifeEvent.Notified _,
                    LifeEvent.NoticeFailed _,
                    LifeEvent.EdictPublished _,
                    LifeEvent.AppealFiled _,
                    LifeEvent.ValidationTakenBack _,
                    LifeEvent.Noted _ -> Entry.NONE;
        };
    }

    /// The surcharge that an appeal held back, once the appeal is lost.
    static Optional<Rule> released(Life life) {
        return life.heldSurcharge().filter(rule -> !life.isAcquitted() && !life.isPaid());
    }

    private static Entry ofRule(Life life, Rule rule) {
        Book book = life.book();
        return switch (rule.effect()) {
            case SURCHARGE -> surcharge(life, rule);
            case INTEREST ->
                rule.consequence()
                        .adjustment()
                        .of(book.open())
                        .map(amount -> book.charge(LedgerAccount.INTEREST, amount))
                        .orElse(Entry.NONE);
            case PRESCRIPTION, EXPIRY -> book.settle(LedgerAccount.UNCOLLECTABLE, book.open());
            case SILENCE_ABSOLVES -> acquitted(life, true);
            case DISCOUNT, FIRMNESS, DEFAULT, SILENCE_CONFIRMS, DEEMED_NOTIFIED, COLLECTION_ALLOWED, INTERNAL_NOTICE ->
                Entry.NONE;
        };
    }

    private static Entry surcharge(Life life, Rule rule) {
        return rule.consequence()
                .adjustment()
                .of(life.fine())
                .map(amount -> life.book().charge(LedgerAccount.SURCHARGES, amount))
                .orElse(Entry.NONE);
    }

    /// A person who is acquitted owes nothing, and is owed back what was paid.
    private static Entry acquitted(Life life, boolean upheld) {
        return upheld && !life.isAcquitted()
                ? life.book().settle(LedgerAccount.DISCHARGED, life.book().due())
                : Entry.NONE;
    }

    private static Entry sentenced(Life life, LifeEvent.Sentenced sentence) {
        Money amount = sentence.amount();
        if (sentence.acquitted() || amount == null) {
            return acquitted(life, sentence.acquitted());
        }
        Money more = amount.minus(life.fine());
        return more.isPositive()
                ? life.book().charge(LedgerAccount.FINES, more)
                : life.book().settle(LedgerAccount.FINES, more.negated());
    }

    private static Entry paid(Life life, LifeEvent.Paid paid, LocalDate day, Law law) {
        Book book = life.book();
        Entry less = Discount.taken(life, paid.amount(), day, law)
                .map(discount -> book.settle(LedgerAccount.DISCOUNTS, discount.amount()))
                .orElse(Entry.NONE);
        return less.and(book.with(less).settle(paid.account(), paid.amount()));
    }

    /// What was paid before takes the discount of its own day.
    private static Entry validated(Life life, Money amount, Law law) {
        Entry charge = life.book().charge(LedgerAccount.FINES, amount);
        return Discount.takenBefore(life.booked(charge), law)
                .map(discount ->
                        charge.and(life.book().with(charge).settle(LedgerAccount.DISCOUNTS, discount.amount())))
                .orElse(charge);
    }
}
