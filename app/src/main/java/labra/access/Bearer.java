package labra.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who holds a valid token: an officer or a staff account, by the id of its row. `login` is what they are called now,
/// not when the token was issued; `lack` is what they have to do before anything else is allowed. The holder of a
/// session last proved to be there at `provenAt`.
public record Bearer(
        UUID tokenId,
        Role role,
        long id,
        String login,
        Purpose purpose,
        Instant expiresAt,
        @Nullable Instant provenAt,
        @Nullable RequiredAction lack)
        implements Principal {

    private static final String SCHEME = "bearer ";

    /// What a token is for: programs, or the web interface's session.
    public enum Purpose {
        API,
        WEB
    }

    /// The token of an `Authorization` header of the scheme Bearer.
    public static Optional<String> tokenOf(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()))
                : Optional.empty();
    }

    /// The same token as the database knows it now.
    Bearer standing(TokenRecords.Standing now) {
        return new Bearer(tokenId, role, id, now.login(), purpose, expiresAt, now.provenAt(), now.lack());
    }

    public boolean may(String right) {
        return lack == null ? Right.isHeldBy(role, right) : lack.leaves(right);
    }

    /// The name in the audit trail.
    @Override
    public String getName() {
        return (role == Role.OFFICER ? "officer:" : "account:") + login;
    }
}
