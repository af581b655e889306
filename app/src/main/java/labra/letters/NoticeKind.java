package labra.letters;

/// What a notice is for.
public enum NoticeKind {
    /// Informs, and has no effect in law.
    COURTESY("CORTESIA"),
    /// Starts the deadlines; kept with its proof.
    LEGAL("LEGAL"),
    /// The report that a person asked for.
    REPORT("INFORME"),
    /// The newest checkpoint of the sealed log, each day.
    CHECKPOINT("REGISTRO"),
    /// A fine that its owner was told of says something else now.
    CORRECTION("CORRECCION"),
    /// A fine that somebody was told of is theirs no more: voided, or moved to another's vehicle.
    ANNULMENT("ANULACION"),
    /// What touches the security of an account.
    SECURITY("SEGURIDAD"),
    /// A day's courtesy notices to one person, as one mail.
    SUMMARY("RESUMEN");

    private final String wireName;

    NoticeKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether a person may wish not to get it.
    public boolean isCourtesy() {
        return this == COURTESY || this == CORRECTION || this == ANNULMENT || this == SUMMARY;
    }
}
