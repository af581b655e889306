package labra.life;

import labra.law.Word;

/// Whether the person was told as the law wants it.
public enum Notice implements Word {
    PENDING("PENDIENTE"),
    SENT("ENVIADA"),
    NOTIFIED("NOTIFICADA"),
    FAILED("FALLIDA"),
    BY_EDICT("POR_EDICTO");

    private final String word;

    Notice(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
