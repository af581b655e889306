package labra.staff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.access.Role;
import labra.access.passwords.Passwords;
import labra.registers.Input;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// An account as an administrator writes it. Without a password the one that is kept stays.
public record NewAccount(
        String username,
        String name,
        String role,
        boolean active,
        @Nullable String email,
        @Nullable String passwordHash) {
    static final Input<String> EMAIL = Input.email("correo_electronico").optional();

    static NewAccount from(Fields fields, boolean fresh, String town) {
        Field<String> username = fields.required("usuario", NewAccount::username);
        Field<String> name = fields.required("nombre", Fields.name(200));
        Field<Role> role = fields.required("rol", NewAccount::role);
        Field<Boolean> active = fields.optional("activo", Fields::flag);
        Field<String> email = EMAIL.from(fields);
        List<String> names = Stream.of(username.orNull(), name.orNull(), town)
                .filter(Objects::nonNull)
                .toList();
        Field<String> password = fresh
                ? fields.required("clave", node -> password(node, names))
                : fields.optional("clave", node -> password(node, names));
        fields.check();
        String given = password.orNull();
        return new NewAccount(
                username.get(),
                name.get(),
                role.get().name(),
                active.orNull() == null || active.get(),
                email.orNull(),
                given == null ? null : Passwords.hash(given));
    }

    private static String username(JsonNode node) throws BadField {
        String username = Fields.string(node).strip();
        if (!username.matches("[A-Za-z0-9._@-]{2,100}")) {
            throw new BadField("field.not-a-username");
        }
        return username;
    }

    /// An account is of the staff: officers have none.
    private static Role role(JsonNode node) throws BadField {
        Role role = Fields.choice(Role.class, Role::wireName).read(node);
        if (!Role.ofStaff().contains(role)) {
            throw new BadField(
                    "field.not-a-choice",
                    Role.ofStaff().stream().map(Role::wireName).collect(Collectors.joining(", ")));
        }
        return role;
    }

    private static String password(JsonNode node, List<String> names) throws BadField {
        String password = Fields.string(node);
        Passwords.check(password, names);
        return password;
    }
}
