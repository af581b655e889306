package labra.fines;

/// Where the document of a fine stands.
public enum FineStatus {
    ISSUED("LABRADA"),
    OBSERVED("OBSERVADA"),
    VALIDATED("VALIDADA"),
    VOIDED("ANULADA");

    private final String wireName;

    FineStatus(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
