package labra.life;

import labra.law.Word;

/// How a reported event is answered: accepted, kept with a reason, or refused.
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
