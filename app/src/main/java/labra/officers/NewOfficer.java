package labra.officers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import labra.access.passwords.Passwords;
import labra.registers.Input;
import labra.registers.Inputs;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// An officer as staff write it. Without a password, or whether it is active, what is kept stays; a new officer is
/// active, and without a password signs in by token alone.
public record NewOfficer(
        String name,
        String badge,
        @Nullable Boolean active,
        @Nullable String passwordHash,
        @Nullable String email,
        boolean copyNotices) {
    private static final Input<String> BADGE = Input.line("numero_unico", 60).hinted("officer-badge-hint");
    private static final Input<String> NAME = Input.line("nombre", 200);
    private static final Input<String> EMAIL =
            Input.email("correo_electronico").optional().hinted("officer-email-hint");
    private static final Input<Boolean> COPIES = Input.flag("recibe_copias").hinted("officer-copies-hint");
    private static final Input<Boolean> ACTIVE = Input.flag("activo").hinted("officer-active-hint");

    static final Inputs INPUTS = Inputs.of(BADGE, NAME, EMAIL, COPIES, ACTIVE)
            .explained()
            .usually(ACTIVE.name(), "true")
            .blamed(Problem.BADGE_TAKEN, BADGE.name());

    public static NewOfficer from(Fields fields) {
        Field<String> name = NAME.from(fields);
        Field<String> badge = BADGE.from(fields);
        Field<Boolean> active = ACTIVE.from(fields);
        Field<String> password = fields.optional("clave", node -> password(node, name, badge));
        Field<String> email = EMAIL.from(fields);
        Field<Boolean> copies = COPIES.from(fields);
        fields.check();
        return new NewOfficer(
                name.get(),
                badge.get(),
                active.orNull(),
                password.orNull() == null ? null : Passwords.hash(password.get()),
                email.orNull(),
                copies.orNull() != null && copies.get());
    }

    private static String password(JsonNode node, Field<String> name, Field<String> badge) throws BadField {
        String password = Fields.string(node);
        Passwords.check(
                password,
                Stream.of(name.orNull(), badge.orNull())
                        .filter(Objects::nonNull)
                        .toList());
        return password;
    }
}
