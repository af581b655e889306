package labra.life;

import labra.law.Word;

/// What becomes of an event that is told.
public enum Verdict implements Word {
    ACCEPTED("ACEPTADO"),
    NOTED("CON_MOTIVO"),
    REFUSED("RECHAZADO");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
