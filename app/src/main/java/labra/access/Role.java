package labra.access;

/// What somebody may do, named on the wire in Spanish.
public enum Role {
    ADMINISTRATOR(Role.ADMIN),
    SUPERVISOR(Role.SUPER),
    AUDITOR(Role.AUDIT),
    OFFICER(Role.POLICE);

    /// Everything.
    public static final String ADMIN = "administrador";
    /// Reads all, corrects fines, keeps persons and vehicles.
    public static final String SUPER = "supervisor";
    /// Reads all, writes nothing.
    public static final String AUDIT = "auditor";
    /// Loads fines and reads their own.
    public static final String POLICE = "policia";

    /// Chooses a password of their own, and nothing else: the role of whoever has one from somebody else.
    public static final String CONFINED = "clave_ajena";

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
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
