package labra.letters;

import java.util.Locale;

/// Which words a mail needs.
enum Purpose {
    FINE("multa"),
    COPY("copia"),
    REPORT("informe"),
    CHECKPOINT("registro"),
    CORRECTION("corregida"),
    ANNULMENT("anulada"),
    SECURITY("cuenta"),
    SUMMARY("resumen");

    private final String wireName;

    Purpose(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether its recipient may ask for no more of them.
    boolean isOfChoice() {
        return this == FINE || this == COPY || this == CORRECTION || this == ANNULMENT || this == SUMMARY;
    }

    public static Purpose of(NoticeKind kind, NoticeRole role) {
        return switch (kind) {
            case REPORT -> REPORT;
            case CHECKPOINT -> CHECKPOINT;
            case CORRECTION -> CORRECTION;
            case ANNULMENT -> ANNULMENT;
            case SECURITY -> SECURITY;
            case SUMMARY -> SUMMARY;
            case COURTESY, LEGAL -> role == NoticeRole.OFFICER ? COPY : FINE;
        };
    }
}
