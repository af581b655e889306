package labra.life;

import java.time.LocalDate;
import java.util.Optional;
import labra.law.Deadline;
import labra.law.Effect;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.Rule;
import labra.law.UnloadedYear;
import labra.money.LedgerAccount;

/// How an event that is kept changes the fine.
final class Transitions {
    private Transitions() {}

    static Life after(Life life, DatedEvent dated, Law law) {
        LocalDate day = dated.on();
        return switch (dated.event()) {
            case LifeEvent.Validated(Money amount, var _) -> validated(life, amount, day, law);
            case LifeEvent.NoticeSent _ -> life.marked(Milestone.SENT, day);
            case LifeEvent.RuleApplied(String code) ->
                applied(life, law.inForce(code, life.history()).orElseThrow(), day, law);
            case LifeEvent.HearingSet _ -> life.marked(Milestone.HEARING, day);
            case LifeEvent.Sentenced sentence -> decided(life, Milestone.CONVICTED, sentence.acquitted(), day);
            case LifeEvent.SentToCollection _ -> life.marked(Milestone.IN_COLLECTION, day);
            case LifeEvent.PlanGranted _ -> life.marked(Milestone.IN_PLAN, day);
            case LifeEvent.Refunded _ -> life.marked(Milestone.REFUNDED, day);
            case LifeEvent.Annulled _ -> life.marked(Milestone.ANNULLED, day);
            case LifeEvent.Notified _ -> life.marked(Milestone.NOTIFIED, day);
            case LifeEvent.NoticeFailed _ -> life.marked(Milestone.NOTICE_FAILED, day);
            case LifeEvent.EdictPublished _ -> life.marked(Milestone.EDICT_PUBLISHED, day);
            case LifeEvent.AppealFiled _ ->
                life.appealing(life.pendingAppeals() + 1).marked(Milestone.APPEALED, day);
            case LifeEvent.AppealForwarded(boolean upheld) ->
                acquitted(life.marked(Milestone.APPEAL_FORWARDED, day), upheld, day);
            case LifeEvent.AppealDecided(boolean upheld) -> decided(life, Milestone.APPEAL_DECIDED, upheld, day);
            case LifeEvent.DecisionNotified _ -> confirmed(life, day);
            case LifeEvent.TakenToCourt(boolean upheld) ->
                acquitted(life.appealing(life.pendingAppeals() + 1).marked(Milestone.TAKEN_TO_COURT, day), upheld, day);
            case LifeEvent.Paid paid -> paid(life, paid, day, law);
            case LifeEvent.PaymentReversed _, LifeEvent.ValidationTakenBack _ -> life;
            case LifeEvent.Noted(Milestone milestone) -> life.marked(milestone, day);
        };
    }

    /// The milestone that an effect reaches.
    static Optional<Milestone> milestone(Effect effect) {
        return switch (effect) {
            case FIRMNESS -> Optional.of(Milestone.FIRM);
            case DEFAULT -> Optional.of(Milestone.DEFAULTED);
            case EXPIRY -> Optional.of(Milestone.EXPIRED);
            case PRESCRIPTION -> Optional.of(Milestone.PRESCRIBED);
            case SILENCE_ABSOLVES -> Optional.of(Milestone.ACQUITTED);
            case SILENCE_CONFIRMS -> Optional.of(Milestone.APPEAL_DECIDED);
            case DEEMED_NOTIFIED -> Optional.of(Milestone.NOTIFIED);
            case COLLECTION_ALLOWED -> Optional.of(Milestone.COLLECTION_ALLOWED);
            case DISCOUNT, SURCHARGE, INTEREST, INTERNAL_NOTICE -> Optional.empty();
        };
    }

    private static Life applied(Life life, Rule rule, LocalDate day, Law law) {
        Life after = brought(effected(life, rule.effect(), effectiveOn(life, rule, day, law)), rule, day);
        return switch (rule.effect()) {
            case SILENCE_ABSOLVES, SILENCE_CONFIRMS -> after.appealing(life.pendingAppeals() - 1);
            default -> after;
        };
    }

    /// A notice by edict takes effect when its days are over, however late the town records it.
    private static LocalDate effectiveOn(Life life, Rule rule, LocalDate day, Law law) {
        if (rule.effect() != Effect.DEEMED_NOTIFIED) {
            return day;
        }
        try {
            return law.deadline(rule, life.history()).flatMap(Deadline::lastDay).orElse(day);
        } catch (UnloadedYear missing) {
            return day;
        }
    }

    private static Life effected(Life life, Effect effect, LocalDate day) {
        return milestone(effect).map(milestone -> life.marked(milestone, day)).orElse(life);
    }

    private static Life brought(Life life, Rule rule, LocalDate day) {
        return rule.consequence()
                .brings()
                .map(effect -> effected(life, effect, day))
                .orElse(life);
    }

    private static Life decided(Life life, Milestone decision, boolean upheld, LocalDate day) {
        return acquitted(life.appealing(life.pendingAppeals() - 1).marked(decision, day), upheld, day);
    }

    private static Life acquitted(Life life, boolean upheld, LocalDate day) {
        return upheld && !life.isAcquitted() ? life.marked(Milestone.ACQUITTED, day) : life;
    }

    private static Life confirmed(Life life, LocalDate day) {
        Life told = life.marked(Milestone.DECISION_NOTIFIED, day);
        return Bookkeeping.released(life)
                .map(surcharge -> brought(told.holding(Optional.empty()), surcharge, day))
                .orElse(told);
    }

    private static Life paid(Life life, LifeEvent.Paid paid, LocalDate day, Law law) {
        return discounted(life.marked(Milestone.PAID, day), Discount.taken(life, paid.amount(), day, law), day);
    }

    private static Life validated(Life life, Money amount, LocalDate day, Law law) {
        Life charged = life.booked(life.book().charge(LedgerAccount.FINES, amount));
        return discounted(life.marked(Milestone.VALIDATED, day), Discount.takenBefore(charged, law), day);
    }

    private static Life discounted(Life life, Optional<Discount> taken, LocalDate day) {
        return taken.map(discount -> brought(life.marked(Milestone.DISCOUNTED, day), discount.rule(), day))
                .orElse(life);
    }
}
