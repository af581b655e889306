package labra.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import labra.web.Problem;

/// What the caller may do, for whoever decides by more than a route.
@RequestScoped
public class Rights {
    private final SecurityIdentity identity;

    Rights(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean may(String right) {
        return identity.getPrincipal() instanceof Bearer bearer && bearer.may(right);
    }

    /// Who calls, where somebody must have come in to get this far.
    public Bearer bearer() {
        if (identity.getPrincipal() instanceof Bearer bearer) {
            return bearer;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    public void need(String right) {
        if (identity.isAnonymous()) {
            throw Problem.UNAUTHENTICATED.refusal();
        }
        if (!may(right)) {
            throw Problem.FORBIDDEN.refusal();
        }
    }
}
