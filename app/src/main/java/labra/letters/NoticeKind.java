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
    /// What touches the security of an account.
    SECURITY("SEGURIDAD");

    private final String wireName;

    NoticeKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
