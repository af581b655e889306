package labra.life;

import java.time.LocalDate;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Word;

/// What a fine is in one word for the person who has it: the first of these that holds.
public enum PublicState implements Word {
    ANNULLED("ANULADA"),
    PRESCRIBED("PRESCRIPTA"),
    EXPIRED("CADUCA"),
    ACQUITTED("ABSUELTA"),
    PAID("PAGADA"),
    IN_PLAN("EN_PLAN"),
    IN_COLLECTION("EN_APREMIO"),
    APPEALED("CON_RECURSO"),
    FIRM_UNPAID("FIRME_IMPAGA"),
    WITH_DISCOUNT("CON_DESCUENTO"),
    NOTIFIED_UNPAID("NOTIFICADA_IMPAGA"),
    IN_NOTICE("EN_NOTIFICACION"),
    ISSUED("LABRADA");

    private final String word;

    PublicState(String word) {
        this.word = word;
    }

    public static PublicState of(Life life, LocalDate day, Law law) {
        for (PublicState state : values()) {
            if (state.holds(life, day, law)) {
                return state;
            }
        }
        return ISSUED;
    }

    private boolean holds(Life life, LocalDate day, Law law) {
        return switch (this) {
            case ANNULLED -> life.has(Milestone.ANNULLED);
            case PRESCRIBED -> life.has(Milestone.PRESCRIBED);
            case EXPIRED -> life.has(Milestone.EXPIRED);
            case ACQUITTED -> life.isAcquitted();
            case PAID -> life.isPaid();
            case IN_PLAN -> life.isInPlan();
            case IN_COLLECTION -> life.has(Milestone.IN_COLLECTION);
            case APPEALED -> life.isAppealPending();
            case FIRM_UNPAID -> life.has(Milestone.FIRM);
            case WITH_DISCOUNT ->
                life.has(Milestone.VALIDATED) && life.discount(day, law).isPresent();
            case NOTIFIED_UNPAID -> life.has(Milestone.NOTIFIED);
            case IN_NOTICE -> life.has(Milestone.VALIDATED);
            case ISSUED -> true;
        };
    }

    @Override
    public String word() {
        return word;
    }
}
