package labra.imports.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import labra.csv.Fault;
import labra.csv.ImportMessages;

/// Why a row is rejected: the faults of its text, and what its cells cannot be. Its words are in the bundle under
/// `reason.` and the name in kebab case.
public enum RejectionReason {
    BAD_QUOTING,
    WRONG_COLUMNS,
    LINE_TOO_LONG,
    CONTROL_CHARACTER,
    UNREADABLE_CHARACTER,
    REPEATED_HEADER,
    REQUIRED,
    TOO_LONG,
    BAD_DATE,
    BAD_TIME,
    BAD_TIMESTAMP,
    DATE_TOO_OLD,
    UNKNOWN_OFFICER,
    UNKNOWN_OWNER,
    BAD_NUMBER,
    BAD_FLAG,
    /// The API would refuse it too, and says why.
    REFUSED,
    /// An earlier version of Labra had other reasons.
    EARLIER;

    public static String[] names() {
        return Arrays.stream(values()).map(RejectionReason::name).toArray(String[]::new);
    }

    /// The reason that a text is no row.
    static RejectionReason of(Fault fault) {
        return valueOf(fault.name());
    }

    String text(Locale locale, List<String> details) {
        String key = "reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        Object[] said = details.toArray();
        if (this == REQUIRED || this == TOO_LONG || this == BAD_NUMBER || this == BAD_FLAG) {
            said[0] = ImportColumn.label(details.getFirst(), locale);
        }
        return ImportMessages.text(locale, key, said);
    }
}
