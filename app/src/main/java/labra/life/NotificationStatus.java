package labra.life;

import labra.law.Word;

/// Whether the person was notified in the form that the law asks for.
public enum NotificationStatus implements Word {
    PENDING("PENDIENTE"),
    SENT("ENVIADA"),
    NOTIFIED("NOTIFICADA"),
    FAILED("FALLIDA"),
    BY_EDICT("POR_EDICTO");

    private final String word;

    NotificationStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
