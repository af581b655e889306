package labra.life;

import java.util.Optional;
import labra.law.Milestone;

/// The five independent questions about a fine, answered from its life.
public record Axes(
        Citation citation,
        NotificationStatus notice,
        Procedure procedure,
        Settlement settlement,
        Optional<Extinction> extinction) {

    public static Axes of(Life life) {
        return new Axes(citation(life), notice(life), procedure(life), settlement(life), extinction(life));
    }

    private static Citation citation(Life life) {
        if (life.has(Milestone.ANNULLED)) {
            return Citation.ANNULLED;
        }
        return life.has(Milestone.VALIDATED) ? Citation.VALIDATED : Citation.ISSUED;
    }

    private static NotificationStatus notice(Life life) {
        if (life.has(Milestone.NOTIFIED)) {
            return life.has(Milestone.EDICT_PUBLISHED) ? NotificationStatus.BY_EDICT : NotificationStatus.NOTIFIED;
        }
        if (life.has(Milestone.NOTICE_FAILED)) {
            return NotificationStatus.FAILED;
        }
        return life.has(Milestone.SENT) ? NotificationStatus.SENT : NotificationStatus.PENDING;
    }

    private static Procedure procedure(Life life) {
        if (life.isAcquitted()) {
            return Procedure.ACQUITTED;
        }
        if (life.has(Milestone.IN_COLLECTION)) {
            return Procedure.IN_COLLECTION;
        }
        if (life.isAppealPending()) {
            return pending(life);
        }
        return decided(life);
    }

    private static Procedure pending(Life life) {
        if (life.has(Milestone.TAKEN_TO_COURT)) {
            return Procedure.IN_COURT;
        }
        return life.has(Milestone.HEARING) ? Procedure.HEARING : Procedure.APPEALED;
    }

    private static Procedure decided(Life life) {
        if (life.has(Milestone.FIRM)) {
            return Procedure.FIRM;
        }
        if (life.has(Milestone.CONVICTED)) {
            return Procedure.CONVICTED;
        }
        return life.has(Milestone.DEFAULTED) ? Procedure.DEFAULTED : Procedure.NO_APPEAL;
    }

    private static Settlement settlement(Life life) {
        if (life.has(Milestone.REFUNDED)) {
            return Settlement.REFUNDED;
        }
        if (life.isPaid()) {
            return life.has(Milestone.DISCOUNTED) ? Settlement.PAID_VOLUNTARILY : Settlement.PAID;
        }
        return life.isInPlan() ? Settlement.IN_PLAN : Settlement.UNPAID;
    }

    private static Optional<Extinction> extinction(Life life) {
        if (life.has(Milestone.PRESCRIBED)) {
            return Optional.of(Extinction.PRESCRIBED);
        }
        return life.has(Milestone.EXPIRED) ? Optional.of(Extinction.EXPIRED) : Optional.empty();
    }
}
