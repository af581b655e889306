package labra.proposals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The statements that every kind of proposal has.
public interface ProposalRows<T extends Proposed> {
    Optional<T> find(long id);

    /// What waits, in the order in which it was proposed.
    List<T> waiting();

    long countWaiting();

    /// Ends what the proposal follows where it begins; days up to `today` stay as they are.
    int endBefore(long id, LocalDate today);

    /// Not done when it was decided before.
    boolean approve(long id, String actor);

    /// Rejects it, or takes it back; the audit trail keeps it.
    boolean withdraw(long id);
}
