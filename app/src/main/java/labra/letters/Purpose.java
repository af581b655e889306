package labra.letters;

import java.util.Locale;

/// Which words a mail needs.
enum Purpose {
    FINE("multa"),
    COPY("copia"),
    REPORT("informe"),
    CHECKPOINT("registro"),
    CORRECTION("corregida"),
    ANNULMENT("anulada");

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

    /// Whether its mails end with the way to one's wishes.
    boolean isWished() {
        return this != REPORT && this != CHECKPOINT;
    }

    public static Purpose of(NoticeKind kind, NoticeRole role) {
        return switch (kind) {
            case REPORT -> REPORT;
            case CHECKPOINT -> CHECKPOINT;
            case CORRECTION -> CORRECTION;
            case ANNULMENT -> ANNULMENT;
            case COURTESY, LEGAL -> role == NoticeRole.OFFICER ? COPY : FINE;
        };
    }
}
