package labra.imports.registers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.RejectionReason;
import labra.pages.Form;
import labra.people.NewPerson;
import labra.people.People;
import labra.vehicles.NewVehicle;
import labra.vehicles.Vehicles;
import labra.web.BadField;
import labra.web.Email;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Refusal;
import org.jdbi.v3.core.Handle;

/// Loads vehicles of one country. Their owners are persons who are there, or are made of a name and an address.
public final class VehicleLoader extends RegisterLoader<NewVehicle> {
    private static final String OWNER = "persona_id";
    private static final String EMAIL = ImportColumn.OWNER_EMAIL.fact();
    private static final String NAME = ImportColumn.OWNER_NAME.fact();

    private final boolean createPeople;

    public VehicleLoader(Mapping mapping, String country, boolean createPeople) {
        super(
                Kind.VEHICLES,
                mapping,
                new Source<>(
                        NewVehicle.INPUTS, fields -> NewVehicle.from(fields).of(country), Vehicles.class));
        this.createPeople = createPeople;
    }

    @Override
    void complete(Handle handle, List<Form> forms) {
        forms.forEach(form -> form.set(EMAIL, address(form)));
        People people = handle.attach(People.class);
        if (createPeople) {
            List<NewPerson> owners =
                    forms.stream().flatMap(VehicleLoader::owner).toList();
            people.addAll(owners);
        }
        Map<String, Long> ids = people.idsOf(
                forms.stream().map(form -> form.value(EMAIL)).distinct().toArray(String[]::new));
        for (Form form : forms) {
            Long id = ids.get(form.value(EMAIL));
            form.set(OWNER, id == null ? "" : id.toString());
        }
    }

    /// In its one form, or as it was written where it is no address.
    private static String address(Form form) {
        try {
            return Email.parse(form.value(EMAIL));
        } catch (BadField noAddress) {
            return form.value(EMAIL);
        }
    }

    /// The person that a row tells of, when it tells enough.
    private static Stream<NewPerson> owner(Form form) {
        Form person = new Form(Map.of("nombre", form.value(NAME), "correo_electronico", form.value(EMAIL)));
        try {
            return Stream.of(NewPerson.from(person.fields(NewPerson.INPUTS.all())));
        } catch (Refusal tooLittle) {
            return Stream.empty();
        }
    }

    /// Says that no person has such an address, rather than that the id is missing, which no file has.
    @Override
    Fields fields(Form form) throws InvalidCell {
        String email = form.value(EMAIL);
        Fields fields = super.fields(form);
        if (!form.value(OWNER).isEmpty()) {
            return fields;
        }
        if (email.isEmpty()) {
            fields.reject(new FieldError(EMAIL, "field.required"));
            return fields;
        }
        try {
            Email.parse(email);
        } catch (BadField noAddress) {
            fields.reject(noAddress.on(EMAIL));
            return fields;
        }
        throw new InvalidCell(RejectionReason.UNKNOWN_OWNER, email);
    }
}
