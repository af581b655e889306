package labra.registers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Wire;
import labra.web.Writes;
import org.jspecify.annotations.Nullable;

/// A register whose records have a number and a version: all are found, written, changed and removed in the same way.
/// Its rows are `T`, its records `R`, which people write as `N` and the statements `S` keep.
public abstract class NumberedRegister<T, R extends Numbered, N, S extends RegisterRows<R, N>>
        implements Register<T, R> {
    private final Database database;
    private final Writes writes;
    private final Class<S> statements;
    private final Map<String, Problem> refusals;

    /// `refusals` tells which problem each constraint of the table is, and each that keeps a record from being removed.
    protected NumberedRegister(Database database, Writes writes, Class<S> statements, Map<String, Problem> refusals) {
        this.database = database;
        this.writes = writes;
        this.statements = statements;
        this.refusals = refusals;
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
        var all = listing(new Fields(JsonNodeFactory.instance.objectNode()));
        return database.read(handle -> all.find(handle, table().type(), number));
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
        long number = PathId.number(id);
        N wanted = read(fields, false);
        return writes.in(actor, refusals, handle -> {
            S rows = handle.attach(statements);
            Optional<R> changed = guarded(rows, () -> rows.change(number, wanted, version));
            return Versions.changed(changed, rows.find(number).isPresent());
        });
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
