package labra.life;

import labra.law.Word;

/// Where its trial stands.
public enum Procedure implements Word {
    NO_APPEAL("SIN_DESCARGO"),
    APPEALED("DESCARGO_PRESENTADO"),
    HEARING("AUDIENCIA"),
    CONVICTED("CONDENADA"),
    ACQUITTED("ABSUELTA"),
    DEFAULTED("REBELDIA"),
    IN_COURT("APELADA"),
    FIRM("FIRME"),
    IN_COLLECTION("EN_APREMIO");

    private final String word;

    Procedure(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
