package labra.fines.desk;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;
import labra.web.Seen;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Annulments of fines: one person asks with a reason and another decides; until then nothing changes.
@Singleton
class AnnulmentRequests {
    static final Map<String, Problem> REFUSALS = Map.of(
            "annulment_waiting", Problem.ALREADY_ASKED,
            "annulment_needs_two", Problem.SECOND_PERSON,
            "annulment_fine_id_fkey", Problem.NOT_FOUND);

    private final Database database;
    private final Writes writes;
    private final FineDesk desk;

    AnnulmentRequests(Database database, Writes writes, FineDesk desk) {
        this.database = database;
        this.writes = writes;
        this.desk = desk;
    }

    Annulments.Row find(long id) {
        return database.read(Annulments.class, annulments -> annulments.find(id))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// The latest that was asked for of this fine.
    Annulments.Row latestOf(UUID fine) {
        return database.read(Annulments.class, annulments -> annulments.latestOf(fine))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// The request of that id about a fine, or the only one that it ever had.
    Annulments.Row named(UUID fine, @Nullable Long id) {
        return Seen.only(database.read(Annulments.class, annulments -> annulments.named(fine, id)), id);
    }

    /// Asks to annul a fine.
    Annulments.Row ask(UUID id, String reason, Actor actor) {
        return writes.in(actor, REFUSALS, handle -> {
            FineStatus status = handle.attach(Fines.class)
                    .find(id)
                    .orElseThrow(Problem.NOT_FOUND::refusal)
                    .status();
            if (status == FineStatus.VOIDED) {
                throw Problem.ALREADY_VOIDED.refusal();
            }
            Annulments annulments = handle.attach(Annulments.class);
            annulments.ask(id, reason, null, actor.name());
            return annulments.latestOf(id).orElseThrow();
        });
    }

    /// Whoever asked may withdraw, which is to refuse one's own request.
    Annulments.Row decide(Annulments.Row asked, boolean confirmed, Actor actor) {
        return writes.in(actor, REFUSALS, handle -> {
            Annulments annulments = handle.attach(Annulments.class);
            if (!annulments.decide(asked.id(), confirmed, actor.name())) {
                throw Problem.ALREADY_DECIDED.refusal();
            }
            if (confirmed) {
                carryOut(handle, asked, actor);
            }
            return annulments.find(asked.id()).orElseThrow();
        });
    }

    private void carryOut(Handle handle, Annulments.Row asked, Actor actor) {
        if (asked.annuls()) {
            desk.annul(handle, asked, actor);
        } else {
            desk.apply(handle, asked);
        }
    }
}
