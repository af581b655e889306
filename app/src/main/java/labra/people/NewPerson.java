package labra.people;

import labra.web.Field;
import labra.web.Fields;

/// A person as staff write it.
public record NewPerson(String name, String email) {
    public static NewPerson from(Fields fields) {
        Field<String> name = fields.required("nombre", Fields.name(200));
        Field<String> email = fields.required("correo_electronico", Fields::email);
        fields.check();
        return new NewPerson(name.get(), email.get());
    }
}
