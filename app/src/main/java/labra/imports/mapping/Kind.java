package labra.imports.mapping;

import static labra.imports.mapping.ImportColumn.*;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.offences.NewOffence;
import labra.people.NewPerson;
import labra.registers.Input;
import labra.registers.Inputs;
import labra.vehicles.NewVehicle;

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
            with(columns(NewVehicle.INPUTS), OWNER_EMAIL, OWNER_NAME),
            with(required(NewVehicle.INPUTS), Set.of(OWNER_EMAIL))),
    PEOPLE(columns(NewPerson.INPUTS), required(NewPerson.INPUTS)),
    OFFENCES(columns(NewOffence.INPUTS), required(NewOffence.INPUTS));

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

    /// What a file can tell of what people write into a form.
    private static Set<ImportColumn> columns(Inputs inputs) {
        return ImportColumn.of(inputs.list().stream());
    }

    private static Set<Set<ImportColumn>> required(Inputs inputs) {
        return ImportColumn.of(inputs.list().stream().filter(Input::required)).stream()
                .map(Set::of)
                .collect(Collectors.toSet());
    }

    @SafeVarargs
    private static <T> Set<T> with(Set<T> some, T... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
