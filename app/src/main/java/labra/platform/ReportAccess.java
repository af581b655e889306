package labra.platform;

/// Who gets the report of an e-mail address: anybody who asks, its owner by mail, or holders of a token.
public enum ReportAccess {
    PUBLIC,
    EMAIL,
    TOKEN
}
