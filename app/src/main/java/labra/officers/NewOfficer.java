package labra.officers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import labra.access.Passwords;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
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
    public static NewOfficer from(Fields fields) {
        Field<String> name = fields.required("nombre", Fields.name(200));
        Field<String> badge = fields.required("numero_unico", Fields.name(60));
        Field<Boolean> active = fields.optional("activo", Fields::flag);
        Field<String> password = fields.optional("clave", node -> password(node, name, badge));
        Field<String> email = fields.optional("correo_electronico", Fields::email);
        Field<Boolean> copies = fields.optional("recibe_copias", Fields::flag);
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
