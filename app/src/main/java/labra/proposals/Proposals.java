package labra.proposals;

import io.quarkus.arc.All;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;

/// Decides about what was proposed: another account than the proposer's lets it count, and closes what it follows.
@Singleton
public class Proposals {
    private final List<ProposalKind> kinds;
    private final Database database;
    private final Writes writes;
    private final TownSettings town;
    private final Clock clock;
    private final Event<Decided> decided;

    /// Said on this copy of the application after something was approved.
    public record Decided() {}

    /// Proposals of one kind, person and source: they are decided together.
    public record Group(String kind, String source, long proposedBy, List<Proposed> rows) {}

    Proposals(
            @All List<ProposalKind> kinds,
            Database database,
            Writes writes,
            TownSettings town,
            Clock clock,
            Event<Decided> decided) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(ProposalKind::name)).toList();
        this.database = database;
        this.writes = writes;
        this.town = town;
        this.clock = clock;
        this.decided = decided;
    }

    /// What waits for another account, the same source together.
    List<Group> waiting() {
        return database.read(handle -> kinds.stream()
                .flatMap(kind -> ProposalGroups.of(
                        kind.name(), handle.attach(kind.rows()).waiting())
                        .stream())
                .toList());
    }

    /// Proposes one; every mistake in the fields is told at once.
    public void propose(String kind, Fields fields, Actor actor) {
        ProposalKind named = named(kind);
        writes.in(actor, named.refusals(), handle -> {
            if (!named.proposer().propose(handle, fields, actor.name())) {
                throw Problem.ALREADY_PROPOSED.refusal();
            }
            return true;
        });
    }

    /// Proposes many of several kinds in one transaction, and leaves out what was proposed before; how many were new.
    public int proposeAll(List<Draft> drafts, Actor actor) {
        return writes.in(actor, Map.of(), handle -> proposeAll(handle, drafts, actor.name()));
    }

    /// The same in the caller's transaction.
    public int proposeAll(Handle handle, List<Draft> drafts, String actor) {
        return (int) drafts.stream()
                .filter(draft -> named(draft.kind()).proposer().propose(handle, draft.fields(), actor))
                .count();
    }

    /// Something to propose.
    public record Draft(String kind, Fields fields) {}

    public void approve(String kind, List<Long> ids, Actor actor) {
        decide(kind, actor, handle -> approve(handle.attach(named(kind).rows()), ids, actor.name()));
    }

    /// Approves all that waits, in the caller's transaction.
    public void approveAll(Handle handle, String actor) {
        for (ProposalKind kind : kinds) {
            ProposalRows<? extends Proposed> rows = handle.attach(kind.rows());
            approve(rows, rows.waiting().stream().map(Proposed::id).toList(), actor);
        }
    }

    private void approve(ProposalRows<? extends Proposed> rows, List<Long> ids, String actor) {
        LocalDate today = LocalDate.now(clock.withZone(town.zone()));
        for (long id : ids) {
            Proposed proposed = rows.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
            require(proposed.waiting());
            rows.endBefore(id, today);
            require(rows.approve(id, actor));
        }
    }

    public void withdraw(String kind, List<Long> ids, Actor actor) {
        decide(kind, actor, handle -> {
            ProposalRows<? extends Proposed> rows = handle.attach(named(kind).rows());
            ids.forEach(id -> require(rows.withdraw(id)));
        });
    }

    private void decide(String kind, Actor actor, Consumer<Handle> work) {
        writes.in(actor, named(kind).refusals(), handle -> {
            work.accept(handle);
            return true;
        });
        decided.fire(new Decided());
    }

    private ProposalKind named(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static void require(boolean done) {
        if (!done) {
            throw Problem.ALREADY_DECIDED.refusal();
        }
    }
}
