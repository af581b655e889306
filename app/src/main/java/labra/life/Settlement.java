package labra.life;

import labra.law.Word;

/// What was paid.
public enum Settlement implements Word {
    UNPAID("IMPAGA"),
    IN_PLAN("EN_PLAN"),
    PAID_VOLUNTARILY("PAGADA_VOLUNTARIO"),
    PAID("PAGADA_TOTAL"),
    REFUNDED("DEVUELTA");

    private final String word;

    Settlement(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
