package labra.imports.registers;

import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.people.NewPerson;
import labra.people.People;
import labra.web.BulkRows;
import labra.web.Fields;
import org.jdbi.v3.core.Handle;

/// Loads persons.
public final class PeopleLoader extends RegisterLoader<NewPerson> {
    public PeopleLoader(Mapping mapping) {
        super(Kind.PEOPLE, mapping, NewPerson.INPUTS);
    }

    @Override
    NewPerson read(Fields fields) {
        return NewPerson.from(fields);
    }

    @Override
    BulkRows<NewPerson> rows(Handle handle) {
        return handle.attach(People.class);
    }
}
