package labra.imports.fines;

import java.util.Locale;
import labra.csv.ImportMessages;

/// Why somebody has to look at a loaded fine. Its words stand under `observation.` and the name in kebab case.
enum Observation {
    NO_PLATE,
    UNREADABLE_PLATE,
    NO_OFFICER,
    UNKNOWN_OFFENCE,
    BAD_COORDINATES,
    IN_THE_FUTURE,
    NUMBER_TAKEN,
    UNKNOWN_WORD,
    OBSERVED_THERE,
    ANNULMENT_UNCLEAR,
    ANNULMENT_DECIDED,
    ANNULS_ANOTHER,
    ANNULS_VALIDATED,
    ANNULLED_BY_IMPORT,
    IMPORT_UNDONE,
    ANNULMENT_UNDONE;

    String text(Object... details) {
        return ImportMessages.text(
                ImportMessages.SPANISH,
                "observation." + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                details);
    }
}
