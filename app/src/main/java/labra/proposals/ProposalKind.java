package labra.proposals;

import java.util.Map;
import labra.web.Fields;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;

/// A kind of what is proposed: its name in addresses, its rows, what the violated constraints of its table mean, and
/// how one is proposed.
public record ProposalKind(
        String name,
        Class<? extends ProposalRows<? extends Proposed>> rows,
        Map<String, Problem> refusals,
        Proposer proposer) {

    /// Keeps what the fields say as a proposal of that account; not done when the same was proposed before.
    @FunctionalInterface
    public interface Proposer {
        boolean propose(Handle handle, Fields fields, String actor);
    }
}
