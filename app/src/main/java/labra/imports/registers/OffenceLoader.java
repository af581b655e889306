package labra.imports.registers;

import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.offences.NewOffence;
import labra.offences.Offences;
import labra.web.BulkRows;
import labra.web.Fields;
import org.jdbi.v3.core.Handle;

/// Loads the catalogue of offences.
public final class OffenceLoader extends RegisterLoader<NewOffence> {
    public OffenceLoader(Mapping mapping) {
        super(Kind.OFFENCES, mapping, NewOffence.INPUTS);
    }

    @Override
    NewOffence read(Fields fields) {
        return NewOffence.from(fields);
    }

    @Override
    BulkRows<NewOffence> rows(Handle handle) {
        return handle.attach(Offences.class);
    }
}
