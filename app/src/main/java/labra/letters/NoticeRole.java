package labra.letters;

/// What the recipient is to the fine.
public enum NoticeRole {
    OWNER("TITULAR"),
    OFFICER("OFICIAL");

    private final String wireName;

    NoticeRole(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
