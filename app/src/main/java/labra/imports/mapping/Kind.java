package labra.imports.mapping;

import static labra.imports.mapping.ImportColumn.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a file holds.
public enum Kind {
    FINES(
            EnumSet.range(NUMBER, LONGITUDE),
            Set.of(
                    Set.of(PLATE),
                    Set.of(TIMESTAMP, DATE),
                    Set.of(TIMESTAMP, TIME),
                    Set.of(OFFICER_BADGE, OFFICER_NAME))),
    VEHICLES(
            EnumSet.of(PLATE, PLATE_COUNTRY, BRAND, COLOR, OWNER_EMAIL, OWNER_NAME),
            Set.of(Set.of(PLATE), Set.of(BRAND), Set.of(COLOR), Set.of(OWNER_EMAIL))),
    PEOPLE(EnumSet.of(NAME, EMAIL), Set.of(Set.of(NAME), Set.of(EMAIL))),
    OFFENCES(EnumSet.of(CODE, DESCRIPTION, FIXED_UNITS, POINTS), Set.of(Set.of(CODE), Set.of(DESCRIPTION)));

    private final Set<ImportColumn> columns;
    private final Set<Set<ImportColumn>> required;

    Kind(Set<ImportColumn> columns, Set<Set<ImportColumn>> required) {
        this.columns = columns;
        this.required = required;
    }

    public Set<ImportColumn> columns() {
        return columns;
    }

    /// Sets of columns of each of which a file needs one.
    public Set<Set<ImportColumn>> required() {
        return required;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
