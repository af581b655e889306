package labra.life;

import java.time.LocalDate;
import java.util.Optional;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.Rule;
import labra.money.LedgerAccount;

/// Whether the town may do an act: the first reason why it may not.
final class Preconditions {
    private Preconditions() {}

    static Optional<Reason> refusal(Life life, LifeEvent.Act act, LocalDate day, Law law) {
        if (life.has(Milestone.ANNULLED)) {
            return Optional.of(Reason.FINE_ANNULLED);
        }
        if (act instanceof LifeEvent.Validated(Money amount, var _)) {
            return validation(life, amount);
        }
        if (act instanceof LifeEvent.Annulled) {
            return Optional.empty();
        }
        if (!life.has(Milestone.VALIDATED)) {
            return Optional.of(Reason.NOT_VALIDATED);
        }
        return act instanceof LifeEvent.Refunded(Money amount) ? refund(life, amount) : ofValid(life, act, day, law);
    }

    private static Optional<Reason> ofValid(Life life, LifeEvent.Act act, LocalDate day, Law law) {
        if (life.has(Milestone.PRESCRIBED) || life.has(Milestone.EXPIRED)) {
            return Optional.of(Reason.FINE_EXTINCT);
        }
        return switch (act) {
            case LifeEvent.NoticeSent _ -> when(life.isPaid(), Reason.SENT_THOUGH_PAID);
            case LifeEvent.RuleApplied(String code) -> ofRule(life, code, day, law);
            case LifeEvent.HearingSet _ -> when(life.isAcquitted(), Reason.FINE_ACQUITTED);
            case LifeEvent.Sentenced sentence -> sentence(life, sentence);
            case LifeEvent.SentToCollection _ -> collection(life);
            case LifeEvent.PlanGranted _ -> when(life.isPaid(), Reason.PLAN_THOUGH_PAID);
            case LifeEvent.Refunded _, LifeEvent.Validated _, LifeEvent.Annulled _ -> Optional.empty();
        };
    }

    private static Optional<Reason> validation(Life life, Money amount) {
        return when(life.has(Milestone.VALIDATED), Reason.ALREADY_VALIDATED)
                .or(() -> when(!amount.isPositive(), Reason.AMOUNT_NOT_POSITIVE));
    }

    private static Optional<Reason> sentence(Life life, LifeEvent.Sentenced sentence) {
        Money amount = sentence.amount();
        boolean positive = amount != null && amount.isPositive();
        return when(life.isAcquitted(), Reason.FINE_ACQUITTED)
                .or(() -> when(!sentence.acquitted() && !positive, Reason.AMOUNT_NOT_POSITIVE));
    }

    private static Optional<Reason> refund(Life life, Money amount) {
        return when(!amount.isPositive(), Reason.AMOUNT_NOT_POSITIVE)
                .or(() -> when(amount.compareTo(life.book().credit()) > 0, Reason.REFUND_WITHOUT_CREDIT));
    }

    private static Optional<Reason> collection(Life life) {
        return when(life.isAcquitted(), Reason.COLLECTED_THOUGH_ACQUITTED)
                .or(() -> when(life.isPaid(), Reason.COLLECTED_THOUGH_PAID))
                .or(() -> when(life.isAppealPending(), Reason.COLLECTED_WHILE_APPEALED))
                .or(() -> when(
                        !life.has(Milestone.FIRM) && !life.has(Milestone.COLLECTION_ALLOWED),
                        Reason.COLLECTED_BEFORE_FIRM));
    }

    private static Optional<Reason> ofRule(Life life, String code, LocalDate day, Law law) {
        Optional<Rule> rule = law.inForce(code, life.history());
        return rule.isEmpty()
                ? Optional.of(Reason.NO_SUCH_RULE)
                : effect(life, rule.get()).or(() -> time(life, rule.get(), day, law));
    }

    private static Optional<Reason> effect(Life life, Rule rule) {
        return switch (rule.effect()) {
            case SURCHARGE -> surcharge(life, rule);
            case PRESCRIPTION, EXPIRY, FIRMNESS, DEFAULT, COLLECTION_ALLOWED, DEEMED_NOTIFIED ->
                when(life.has(Transitions.milestone(rule.effect()).orElseThrow()), Reason.RULE_ALREADY_APPLIED);
            case SILENCE_ABSOLVES, SILENCE_CONFIRMS -> when(life.isAcquitted(), Reason.FINE_ACQUITTED);
            case INTEREST -> when(life.isPaid(), Reason.SURCHARGED_THOUGH_PAID);
            case DISCOUNT, INTERNAL_NOTICE -> Optional.empty();
        };
    }

    private static Optional<Reason> surcharge(Life life, Rule rule) {
        return when(life.isPaid(), Reason.SURCHARGED_THOUGH_PAID)
                .or(() -> when(life.isAppealPending(), Reason.SURCHARGED_WHILE_APPEALED))
                .or(() -> when(life.isAcquitted(), Reason.SURCHARGED_THOUGH_ACQUITTED))
                .or(() -> when(!life.book().on(LedgerAccount.SURCHARGES).isZero(), Reason.RULE_ALREADY_APPLIED))
                .or(() -> when(rule.consequence().adjustment().of(life.fine()).isEmpty(), Reason.RULE_WITHOUT_AMOUNT));
    }

    private static Optional<Reason> time(Life life, Rule rule, LocalDate day, Law law) {
        if (!life.has(rule.course().starts())) {
            return Optional.of(Reason.DEADLINE_NOT_BEGUN);
        }
        // Facts of a day come before its acts: at the close of the last day everything that it allowed has happened.
        return when(law.isOpen(rule, day.plusDays(1), life.history()), Reason.DEADLINE_RUNNING);
    }

    private static Optional<Reason> when(boolean holds, Reason reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}
