package labra.law;

import java.util.Optional;

/// What can happen to a fine that a rule may count from, wait for, or be stopped by.
public enum Milestone implements Word {
    COMMITTED("HECHO"),
    ISSUED("LABRADA"),
    VALIDATED("VALIDADA"),
    SENT("ENVIADA"),
    NOTICE_FAILED("NOTIFICACION_FALLIDA"),
    NOTIFIED("NOTIFICADA"),
    EDICT_PUBLISHED("EDICTO_PUBLICADO"),
    APPEALED("DESCARGO"),
    APPEAL_FORWARDED("ELEVACION"),
    APPEAL_DECIDED("RESULTADO"),
    DECISION_NOTIFIED("RESULTADO_NOTIFICADO"),
    TAKEN_TO_COURT("APELACION"),
    HEARING("AUDIENCIA"),
    CONVICTED("CONDENA"),
    ACQUITTED("ABSUELTA"),
    DEFAULTED("REBELDIA"),
    FIRM("FIRME"),
    COLLECTION_ALLOWED("APREMIO_HABILITADO"),
    IN_COLLECTION("APREMIO"),
    PAID("PAGO"),
    DISCOUNTED("PAGO_CON_DESCUENTO"),
    IN_PLAN("PLAN"),
    PLAN_BROKEN("PLAN_CAIDO"),
    REFUNDED("DEVOLUCION"),
    PRESCRIBED("PRESCRIPTA"),
    EXPIRED("CADUCA"),
    ANNULLED("ANULADA"),
    PROCEDURAL_ACT("ACTO_PROCESAL"),
    NEW_GRAVE_OFFENCE("NUEVA_FALTA_GRAVE"),
    FORMAL_SUMMONS("CITACION_FEHACIENTE"),
    PAYMENT_ORDER("MANDAMIENTO_DE_PAGO"),
    REGISTERED("ANOTADA"),
    COURSE_TAKEN("CURSO"),
    OWNER_CHANGED("CAMBIO_DE_TITULAR");

    private final String word;

    Milestone(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// What ends the pause that this one begins.
    Optional<Milestone> resumedBy() {
        return switch (this) {
            case APPEALED, TAKEN_TO_COURT -> Optional.of(APPEAL_DECIDED);
            case IN_PLAN -> Optional.of(PLAN_BROKEN);
            default -> Optional.empty();
        };
    }

    /// After it no deadline of the fine matters.
    boolean closes() {
        return this == ANNULLED || this == ACQUITTED || this == PRESCRIBED || this == EXPIRED;
    }
}
