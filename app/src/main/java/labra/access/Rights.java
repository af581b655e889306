package labra.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import labra.web.Caller;
import labra.web.Problem;

/// What the caller may do, for whoever decides by more than a route.
@RequestScoped
public class Rights {
    private final SecurityIdentity identity;
    private final Caller caller;
    private final Proofs proofs;

    Rights(SecurityIdentity identity, Caller caller, Proofs proofs) {
        this.identity = identity;
        this.caller = caller;
        this.proofs = proofs;
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

    /// The same as [BulkReads] keeps it, which lasts longer than the request.
    public BulkReads.Reader reader() {
        return new BulkReads.Reader(SecurityEvents.Subject.of(bearer()), caller.actor());
    }

    public void need(String right) {
        if (identity.isAnonymous()) {
            throw Problem.UNAUTHENTICATED.refusal();
        }
        if (!may(right)) {
            throw Problem.FORBIDDEN.refusal();
        }
        if (Right.wantsProof(right)) {
            proofs.need();
        }
    }
}
