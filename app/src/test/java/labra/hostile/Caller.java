package labra.hostile;

import labra.access.Role;
import org.jspecify.annotations.Nullable;

/// Who asks: somebody of a role, with a token or with the interface's session, or nobody.
record Caller(@Nullable Role role, boolean hasSession) {
    static final String PLACE = "$CREDENTIAL";
    static final Caller NOBODY = new Caller(null, false);

    static Caller of(Chance chance, boolean page) {
        if (chance.in(12)) {
            return NOBODY;
        }
        Role role = chance.in(50) ? Role.ADMINISTRATOR : chance.of(Role.values());
        return new Caller(role, role != Role.OFFICER && chance.in(page ? 95 : 10));
    }

    String head() {
        if (role == null) {
            return "";
        }
        return hasSession
                ? "Cookie: labra_session=" + PLACE + "\r\nOrigin: http://localhost\r\n"
                : "Authorization: Bearer " + PLACE + "\r\n";
    }

    String name() {
        return role == null ? "nobody" : (hasSession ? "session of " : "token of ") + role;
    }
}
