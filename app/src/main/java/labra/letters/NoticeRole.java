package labra.letters;

/// What the recipient is to the fine.
public enum NoticeRole {
    OWNER("TITULAR"),
    OFFICER("OFICIAL"),
    /// Whom the installation names to keep checkpoints; nobody of its registers.
    AUDITOR("AUDITOR"),
    /// Somebody of the staff, about their own account.
    ACCOUNT("CUENTA");

    private final String wireName;

    NoticeRole(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
