package labra.access;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Asks for a fresh proof before what wants one; after the body was read, so that a form comes back with the question.
final class ProofGate {
    private final Proofs proofs;

    ProofGate(Proofs proofs) {
        this.proofs = proofs;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    public void check(ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(ProofWanted.class)
                || resource.getResourceClass().isAnnotationPresent(ProofWanted.class)) {
            proofs.need();
        }
    }
}
