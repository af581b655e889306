package labra.access;

import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/// Who holds a valid token: an officer or a staff account, by the id of its row.
public record Bearer(UUID tokenId, Role role, long id, String login, Purpose purpose, Instant expiresAt)
        implements Principal {

    /// What a token is for: programs, or the web interface's session.
    public enum Purpose {
        API,
        WEB
    }

    /// The name in the audit trail.
    @Override
    public String getName() {
        return (role == Role.OFFICER ? "officer:" : "account:") + login;
    }
}
