package labra.law;

/// Everything that a rule of any jurisdiction can bring about. The list is closed: a thirteenth effect is a release.
public enum Effect implements Word {
    DISCOUNT("DESCUENTO"),
    SURCHARGE("RECARGO"),
    INTEREST("INTERES"),
    FIRMNESS("FIRMEZA"),
    DEFAULT("REBELDIA"),
    EXPIRY("CADUCIDAD"),
    PRESCRIPTION("PRESCRIPCION"),
    SILENCE_ABSOLVES("SILENCIO_ABSUELVE"),
    SILENCE_CONFIRMS("SILENCIO_CONFIRMA"),
    DEEMED_NOTIFIED("TENER_POR_NOTIFICADA"),
    COLLECTION_ALLOWED("HABILITA_APREMIO"),
    INTERNAL_NOTICE("AVISO_INTERNO");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
