package labra.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.UnloadedYear;

/// What is irregular about an event that is kept all the same.
final class Anomalies {
    private Anomalies() {}

    static List<Reason> of(Life life, DatedEvent dated, Law law) {
        LocalDate day = dated.on();
        return switch (dated.event()) {
            case LifeEvent.NoticeSent _ -> late(life, Milestone.SENT, Reason.SENT_LATE, day, law);
            case LifeEvent.Notified _ -> when(life.isPaid(), Reason.NOTIFIED_THOUGH_PAID);
            case LifeEvent.AppealFiled _ ->
                life.has(Milestone.NOTIFIED)
                        ? late(life, Milestone.APPEALED, Reason.APPEALED_LATE, day, law)
                        : List.of(Reason.APPEALED_BEFORE_NOTICE);
            case LifeEvent.AppealForwarded _ ->
                life.has(Milestone.APPEAL_DECIDED)
                        ? List.of(Reason.FORWARDED_AFTER_DECISION)
                        : late(life, Milestone.APPEAL_FORWARDED, Reason.FORWARDED_LATE, day, law);
            case LifeEvent.AppealDecided _ -> decided(life);
            case LifeEvent.Paid paid -> paid(life, paid, day, law);
            case LifeEvent.PaymentReversed(Money amount, UUID payment, String _) ->
                when(payment == null && amount.compareTo(life.book().paid()) > 0, Reason.REVERSED_MORE_THAN_PAID);
            case LifeEvent.Validated _,
                    LifeEvent.RuleApplied _,
                    LifeEvent.HearingSet _,
                    LifeEvent.Sentenced _,
                    LifeEvent.SentToCollection _,
                    LifeEvent.PlanGranted _,
                    LifeEvent.Refunded _,
                    LifeEvent.Annulled _,
                    LifeEvent.NoticeFailed _,
                    LifeEvent.EdictPublished _,
                    LifeEvent.DecisionNotified _,
                    LifeEvent.TakenToCourt _,
                    LifeEvent.ValidationTakenBack _,
                    LifeEvent.Noted _ -> List.of();
        };
    }

    private static List<Reason> decided(Life life) {
        if (!life.has(Milestone.APPEALED)) {
            return List.of(Reason.DECIDED_WITHOUT_APPEAL);
        }
        return when(!life.has(Milestone.APPEAL_FORWARDED), Reason.DECIDED_WITHOUT_FORWARDING);
    }

    private static List<Reason> paid(Life life, LifeEvent.Paid paid, LocalDate day, Law law) {
        List<Reason> reasons = new ArrayList<>();
        sum(life, paid.amount(), day, law).ifPresent(reasons::add);
        if (!Discount.isCountable(life, day, law)) {
            reasons.add(Reason.DEADLINE_NOT_COUNTABLE);
        }
        if (!paid.addsUp()) {
            reasons.add(Reason.SUMS_DISAGREE);
        }
        return List.copyOf(reasons);
    }

    private static Optional<Reason> sum(Life life, Money amount, LocalDate day, Law law) {
        if (life.has(Milestone.ANNULLED)) {
            return Optional.of(Reason.PAID_THOUGH_ANNULLED);
        }
        if (!life.has(Milestone.VALIDATED)) {
            return Optional.of(Reason.PAID_BEFORE_VALIDATION);
        }
        if (life.has(Milestone.PRESCRIBED) || life.has(Milestone.EXPIRED)) {
            return Optional.of(Reason.PAID_THOUGH_EXTINCT);
        }
        if (life.isAcquitted()) {
            return Optional.of(Reason.PAID_THOUGH_ACQUITTED);
        }
        if (life.isPaid()) {
            return Optional.of(Reason.PAID_TWICE);
        }
        Money asked = Discount.taken(life, amount, day, law)
                .map(discount -> discount.reduced(life))
                .orElseGet(() -> life.book().due().minus(life.book().paid()));
        int difference = amount.compareTo(asked);
        return difference == 0
                ? Optional.empty()
                : Optional.of(difference > 0 ? Reason.PAID_TOO_MUCH : Reason.PAID_IN_PART);
    }

    private static List<Reason> late(Life life, Milestone answer, Reason reason, LocalDate day, Law law) {
        try {
            return when(law.isLate(answer, day, life.history()), reason);
        } catch (UnloadedYear missing) {
            return List.of(Reason.DEADLINE_NOT_COUNTABLE);
        }
    }

    private static List<Reason> when(boolean holds, Reason reason) {
        return holds ? List.of(reason) : List.of();
    }
}
