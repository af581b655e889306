package labra.access;

import java.util.Arrays;
import java.util.List;

/// What somebody is here, named on the wire in Spanish. What each may do is in [Right].
public enum Role {
    ADMINISTRATOR("administrador"),
    SUPERVISOR("supervisor"),
    OPERATOR("operador"),
    AUDITOR("auditor"),
    OFFICER("policia");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    /// The roles that an account can have: officers have none.
    public static List<Role> ofStaff() {
        return Arrays.stream(values()).filter(role -> role != OFFICER).toList();
    }

    static Role named(String wireName) {
        for (Role role : values()) {
            if (role.wireName.equals(wireName)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no such role");
    }

    public String wireName() {
        return wireName;
    }
}
