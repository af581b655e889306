package labra.registers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import labra.platform.Actor;
import labra.platform.Database;
import labra.registers.changes.Numbered;
import labra.registers.changes.RequestedChange;
import labra.registers.changes.RequestedChanges;
import labra.registers.changes.WeighedChanges;
import labra.registers.changes.Weight;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Wire;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A register whose records have a number and a version: all are found, written, changed and removed in the same way.
/// Its rows are `T`, its records `R`, which people write as `N` and the statements `S` keep.
public abstract class NumberedRegister<T, R extends Numbered, N, S extends RegisterRows<R, N>>
        implements Register<T, R> {
    private static final String BEFORE = "before_change";

    private final Database database;
    private final Writes writes;
    private final Class<S> statements;
    private final Map<String, Problem> refusals;
    private final @Nullable WeighedChanges weighed;

    /// `refusals` tells which problem each constraint of the table is, and each that keeps a record from being removed.
    protected NumberedRegister(Database database, Writes writes, Class<S> statements, Map<String, Problem> refusals) {
        this.database = database;
        this.writes = writes;
        this.statements = statements;
        this.refusals = refusals;
        this.weighed = null;
    }

    /// A register some of whose changes take a reason, or two people.
    protected NumberedRegister(
            Database database,
            Writes writes,
            Class<S> statements,
            Map<String, Problem> refusals,
            WeighedChanges weighed) {
        this.database = database;
        this.writes = writes;
        this.statements = statements;
        this.refusals = new HashMap<>(refusals);
        this.refusals.putAll(WeighedChanges.REFUSALS);
        this.weighed = weighed;
    }

    /// What a change asks of who makes it.
    protected Weight weigh(R before, N wanted) {
        return Weight.LIGHT;
    }

    /// A value of a form as whoever decides about a change reads it; what else it takes is read by the same connection.
    protected String shown(Handle handle, String name, String value) {
        return value;
    }

    /// A record as it was sent, `fresh` when it is a new one.
    protected abstract N read(Fields fields, boolean fresh);

    /// A row as programs get it.
    protected Object told(T row) {
        return row;
    }

    /// Does a change or removal; some look around before and after.
    protected <V> V guarded(S rows, Supplier<V> work) {
        return work.get();
    }

    @Override
    public Map<String, String> written(T row) {
        return shape().form().filled(Wire.values(told(row)));
    }

    protected final <V> V ask(Function<S, V> question) {
        return database.read(statements, question);
    }

    @Override
    public Optional<T> find(String id) {
        long number = PathId.number(id);
        return database.read(handle -> find(handle, number));
    }

    private Optional<T> find(Handle handle, long number) {
        var all = listing(new Fields(JsonNodeFactory.instance.objectNode()));
        return all.find(handle, table().type(), number);
    }

    @Override
    public String idOf(R written) {
        return Long.toString(written.id());
    }

    @Override
    public R add(Fields fields, Actor actor) {
        N added = read(fields, true);
        return writes.in(actor, refusals, handle -> handle.attach(statements).add(added));
    }

    @Override
    public R change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        return changeOrAsk(id, fields, version, actor).record();
    }

    /// What became of a change: it is done, or was `asked` for and the record is as it was.
    record Change<R>(R record, @Nullable RequestedChange asked) {}

    Change<R> changeOrAsk(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        // Read first and checked with the rest: all that is wrong is told at once.
        String reason = weighed == null
                ? null
                : fields.optional(WeighedChanges.REASON, Fields.filledText(500)).orNull();
        N wanted = read(fields, false);
        return writes.in(actor, refusals, handle -> {
            S rows = handle.attach(statements);
            R before = rows.find(number).orElseThrow(Problem.NOT_FOUND::refusal);
            handle.savepoint(BEFORE);
            R changed = changed(rows, number, wanted, version);
            if (weighed != null && weighed.waits(handle, weigh(before, wanted), subject(), number, reason)) {
                handle.rollbackToSavepoint(BEFORE);
                T row = find(handle, number).orElseThrow(Problem.NOT_FOUND::refusal);
                return new Change<>(before, weighed.ask(handle, wanted(handle, row, fields, reason), actor));
            }
            if (weighed != null) {
                weighed.explain(handle, subject(), changed, reason);
            }
            return new Change<>(changed, null);
        });
    }

    private RequestedChanges.Wanted wanted(Handle handle, T row, Fields fields, @Nullable String reason) {
        Entry entry = entry(row);
        String sent = fields.written();
        return new RequestedChanges.Wanted(
                subject(),
                Long.parseLong(entry.id()),
                entry.version(),
                entry.title(),
                Objects.requireNonNull(reason),
                sent,
                RequestedChange.written(
                        WeighedChanges.differences(written(row), sent, (name, value) -> shown(handle, name, value))));
    }

    private R changed(S rows, long number, N wanted, @Nullable Integer version) {
        Optional<R> changed = guarded(rows, () -> rows.change(number, wanted, version));
        return Versions.changed(changed, rows.find(number).isPresent());
    }

    /// Another person decides what was asked: a change is done if the record is still as it was.
    RequestedChange decide(RequestedChange asked, boolean confirmed, Actor actor) {
        WeighedChanges changes = Objects.requireNonNull(weighed);
        return writes.in(
                actor,
                refusals,
                handle -> changes.decide(handle, asked, confirmed, actor, () -> {
                    N wanted = read(asked.fields(), false);
                    R changed = changed(handle.attach(statements), asked.recordId(), wanted, asked.recordVersion());
                    changes.explain(handle, subject(), changed, asked.reason());
                }));
    }

    @Override
    public Map<Integer, String> reasons(String id) {
        return weighed == null ? Map.of() : weighed.reasons(subject(), PathId.number(id));
    }

    @Override
    public Optional<RequestedChange> requested(String id) {
        return weighed == null ? Optional.empty() : weighed.latestOf(subject(), PathId.number(id));
    }

    /// The request of that id about a record, or the only one that it ever had.
    RequestedChange requested(String id, @Nullable Long request) {
        return Objects.requireNonNull(weighed).named(subject(), PathId.number(id), request);
    }

    /// A change that waits leaves the record as it was.
    @Override
    public String changedWord(R changed, @Nullable Integer seen) {
        boolean waits = weighed != null && seen != null && changed.version() == seen;
        return waits ? "change-asked" : subject() + "-changed";
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, refusals, handle -> {
            S rows = handle.attach(statements);
            boolean removed = guarded(rows, () -> rows.remove(number, version));
            return Versions.removed(removed, rows.find(number).isPresent());
        });
    }

    /// Changes one thing of a record, whatever its version.
    protected final R change(String id, Actor actor, BiFunction<S, Long, Optional<R>> work) {
        long number = PathId.number(id);
        return writes.in(
                actor, refusals, handle -> Versions.changed(work.apply(handle.attach(statements), number), false));
    }
}
