package labra.notices;

/// Where a notice stands.
public enum NoticeState {
    PENDING("PENDIENTE"),
    /// A relay has it in hand.
    SENDING("ENVIANDO"),
    SENT("ENVIADO"),
    /// Failed, and will be tried again.
    FAILED("FALLIDO"),
    /// Failed for good, until somebody asks for another try.
    GIVEN_UP("ABANDONADO"),
    /// The address does not take mail.
    BOUNCED("REBOTADO"),
    /// The person wants no courtesy mail.
    OBJECTED("OBJETADO"),
    /// The fine was voided, removed, or turned out to be another's.
    CANCELLED("ANULADO");

    private final String wireName;

    NoticeState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether it will be tried without anybody's doing.
    public boolean isWaiting() {
        return this == PENDING || this == FAILED;
    }

    /// Whether staff may ask for another try. An objection is the person's own to take back.
    public boolean isRetriable() {
        return switch (this) {
            case FAILED, GIVEN_UP, BOUNCED -> true;
            case PENDING, SENDING, SENT, OBJECTED, CANCELLED -> false;
        };
    }
}
