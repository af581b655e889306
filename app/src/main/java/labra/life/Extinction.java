package labra.life;

import labra.law.Word;

/// Why time ended it.
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
