package labra.registers.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.FieldError;
import labra.web.JsonBody;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Seen;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Changes of records that move what hangs on them: done for a reason, or asked for and left to another person.
@Singleton
public class WeighedChanges {
    /// The field with the reason.
    public static final String REASON = "motivo";

    public static final Map<String, Problem> REFUSALS = Map.of(
            "requested_change_waiting", Problem.ALREADY_ASKED,
            "requested_change_needs_two", Problem.SECOND_PERSON);

    private final List<Stake> stakes;
    private final Database database;

    WeighedChanges(@All List<Stake> stakes, Database database) {
        this.stakes = stakes;
        this.database = database;
    }

    private boolean atStake(Handle handle, String subject, long id) {
        return stakes.stream().anyMatch(stake -> stake.has(handle, subject, id));
    }

    /// Whether a change has to wait for another person. It was done already: what came to hang on the record by it is
    /// at stake too. A missing reason is refused.
    public boolean waits(Handle handle, Weight weight, String subject, long id, @Nullable String reason) {
        boolean stake = weight != Weight.LIGHT && atStake(handle, subject, id);
        if (!stake && weight != Weight.IDENTITY) {
            return false;
        }
        if (reason == null) {
            throw Refusal.of(List.of(new FieldError(REASON, "field.required")));
        }
        return stake && weight != Weight.EXPLAINED;
    }

    public RequestedChange ask(Handle handle, RequestedChanges.Wanted wanted, Actor actor) {
        RequestedChanges changes = handle.attach(RequestedChanges.class);
        if (!changes.ask(wanted, actor.name())) {
            throw Problem.FORBIDDEN.refusal();
        }
        return changes.latestOf(wanted.subject(), wanted.recordId()).orElseThrow();
    }

    public void explain(Handle handle, String subject, Numbered changed, @Nullable String reason) {
        if (reason != null) {
            handle.attach(RequestedChanges.class).explain(subject, changed.id(), changed.version(), reason);
        }
    }

    public Map<Integer, String> reasons(String subject, long id) {
        return database.read(RequestedChanges.class, changes -> changes.reasons(subject, id));
    }

    public Optional<RequestedChange> latestOf(String subject, long id) {
        return database.read(RequestedChanges.class, changes -> changes.latestOf(subject, id));
    }

    public RequestedChange named(String subject, long recordId, @Nullable Long id) {
        return Seen.only(database.read(RequestedChanges.class, changes -> changes.named(subject, recordId, id)), id);
    }

    public RequestedChange find(long id) {
        return database.read(RequestedChanges.class, changes -> changes.find(id))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    public List<RequestedChange> waiting() {
        return database.read(RequestedChanges.class, RequestedChanges::waiting);
    }

    public List<RequestedChange> decided() {
        return database.read(RequestedChanges.class, RequestedChanges::decided);
    }

    /// What a record as it was sent would change of it, each value as `shown` tells it.
    public static List<RequestedChange.Changed> differences(
            Map<String, String> before, String sent, BinaryOperator<String> shown) {
        JsonNode after = JsonBody.read(sent.getBytes(StandardCharsets.UTF_8));
        List<RequestedChange.Changed> changes = new ArrayList<>();
        before.forEach((name, was) -> {
            JsonNode value = after.path(name);
            String is = value.isValueNode() && !value.isNull() ? value.asText() : was;
            if (!name.equals(REASON) && !is.equals(was)) {
                changes.add(new RequestedChange.Changed(name, shown.apply(name, was), shown.apply(name, is)));
            }
        });
        return changes;
    }

    /// Decides within the caller's transaction; `confirmed` does the change as it was asked.
    public RequestedChange decide(Handle handle, RequestedChange asked, boolean confirmed, Actor actor, Runnable work) {
        RequestedChanges changes = handle.attach(RequestedChanges.class);
        if (!changes.decide(asked.id(), confirmed, actor.name())) {
            throw Problem.ALREADY_DECIDED.refusal();
        }
        if (confirmed) {
            work.run();
        }
        return changes.find(asked.id()).orElseThrow();
    }
}
