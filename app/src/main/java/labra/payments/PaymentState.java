package labra.payments;

import labra.law.Word;

/// What became of a payment that somebody recorded.
public enum PaymentState implements Word {
    WAITING("ESPERA"),
    CONFIRMED("CONFIRMADO"),
    REFUSED("RECHAZADO"),
    REVERSED("REVERTIDO");

    private final String word;

    PaymentState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
