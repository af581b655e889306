package labra.life;

import labra.law.Word;

/// The document of the fine.
public enum Citation implements Word {
    ISSUED("LABRADA"),
    VALIDATED("VALIDADA"),
    ANNULLED("ANULADA");

    private final String word;

    Citation(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
