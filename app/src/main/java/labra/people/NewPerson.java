package labra.people;

import labra.registers.Input;
import labra.registers.Inputs;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;

/// A person as staff write it.
public record NewPerson(String name, String email) {
    private static final Input<String> NAME = Input.line("nombre", 200);
    private static final Input<String> EMAIL = Input.email("correo_electronico").hinted("person-email-hint");

    public static final Inputs INPUTS = Inputs.of(NAME, EMAIL).explained().blamed(Problem.EMAIL_TAKEN, EMAIL.name());

    public static NewPerson from(Fields fields) {
        Field<String> name = NAME.from(fields);
        Field<String> email = EMAIL.from(fields);
        fields.check();
        return new NewPerson(name.get(), email.get());
    }
}
