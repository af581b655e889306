package labra.web;

import java.util.Locale;

/// Every reason to refuse a request. Titles and details live in the message bundle `problems` under the name in kebab
/// case.
public enum Problem {
    INVALID_FIELDS(400),
    UNREADABLE_JSON(400),
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    INVALID_TOKEN(401),
    WRONG_PASSWORD(401),
    INVALID_CODE(401),
    SECOND_FACTOR_NEEDED(401),
    WRONG_CODE(401),
    PASSKEY_REFUSED(401),
    FORBIDDEN(403),
    STALE_FORM(403),
    PASSWORD_GIVEN(403),
    PASSWORD_TOO_SHORT(403),
    SECOND_FACTOR_MISSING(403),
    PROOF_NEEDED(403),
    NOT_FOUND(404),
    UNKNOWN_PLATE(404),
    UNKNOWN_EMAIL(404),
    UNKNOWN_OFFENCE(404),
    UNKNOWN_PERSON(404),
    UNKNOWN_OFFICER(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    EMAIL_TAKEN(409),
    PLATE_TAKEN(409),
    BADGE_TAKEN(409),
    OFFENCE_CODE_TAKEN(409),
    PERSON_HAS_VEHICLES(409),
    VEHICLE_HAS_FINES(409),
    OFFICER_HAS_FINES(409),
    OFFENCE_HAS_FINES(409),
    OFFENCE_HAS_VERSIONS(409),
    OFFICER_INACTIVE(409),
    ID_WITH_OTHER_BODY(409),
    ID_TAKEN(409),
    RECEIPT_TAKEN(409),
    PAYMENT_NOT_CONFIRMED(409),
    REVERSAL_ASKED(409),
    OTHER_CURRENCY(409),
    ALREADY_VOIDED(409),
    STATUS_FORBIDS(409),
    ALREADY_ASKED(409),
    SECOND_PERSON(409),
    ALREADY_DECIDED(409),
    DAYS_TAKEN(409),
    ALREADY_PROPOSED(409),
    CALENDAR_IN_USE(409),
    UNKNOWN_CALENDAR(409),
    ACT_REFUSED(409),
    NO_AMOUNT(409),
    HOLIDAYS_MISSING(409),
    FINE_IS_ANNULLED(409),
    FINE_WAS_DELETED(409),
    ACCOUNT_IN_USE(409),
    USERNAME_TAKEN(409),
    LAST_ADMINISTRATOR(409),
    SECOND_FACTOR_EXISTS(409),
    NOTICE_NOT_RETRIABLE(409),
    VERSION_CHANGED(412),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNPROCESSABLE(422),
    OUTSIDE_OF_RANGE(422),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    OVERLOADED(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Refusal refusal(Object... arguments) {
        return new Refusal(this, arguments);
    }
}
