package labra.life;

import labra.law.Word;

/// Why a fine lapsed with time.
public enum Extinction implements Word {
    PRESCRIBED("PRESCRIPTA"),
    EXPIRED("CADUCA");

    private final String word;

    Extinction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
