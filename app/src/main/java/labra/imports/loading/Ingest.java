package labra.imports.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import labra.csv.ImportFailure;
import labra.csv.Row;
import labra.csv.Rows;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.Rejection;
import labra.imports.mapping.RejectionReason;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// One pass over a file: every row is read, loaded or rejected, and counted once.
public final class Ingest<T> {
    private static final int TRIES = 5;
    /// Somebody else wrote at the same time: taken meanwhile, gone meanwhile, deadlock, serialization.
    private static final Set<String> COLLISIONS = Set.of("23505", "23503", "40P01", "40001");

    private final Plan plan;
    private final Loader<T> loader;
    private final Transactions transactions;
    private final Rejections rejections;
    private final Consumer<Totals> progress;
    private final Steps steps;
    private volatile Totals totals = Totals.NONE;
    private volatile boolean elsewhere;

    private Ingest(
            Plan plan, Loader<T> loader, Transactions transactions, Rejections rejections, Consumer<Totals> progress) {
        this.steps = new Steps(rejections.run());
        this.plan = plan;
        this.loader = loader;
        this.transactions = transactions;
        this.rejections = rejections;
        this.progress = progress;
    }

    public static <T> Ingest<T> of(
            Plan plan, Loader<T> loader, Transactions transactions, Rejections rejections, Consumer<Totals> progress) {
        return new Ingest<>(plan, loader, transactions, rejections, progress);
    }

    /// How it ended: the totals, and what broke the file off, if anything did.
    public record End(Totals totals, @Nullable IOException damage) {}

    public End sideBySide() {
        try (ParallelWriters<T> writers = ParallelWriters.parallel(this::load, this::count)) {
            return through(writers, Long.MAX_VALUE);
        }
    }

    /// Of the first rows alone, so many at most.
    public End oneByOne(long most) {
        try (ParallelWriters<T> writers = ParallelWriters.single(this::load, this::count)) {
            return through(writers, most);
        }
    }

    /// Another copy of the application goes on with the run: this one stops.
    public void leave() {
        elsewhere = true;
    }

    public Totals soFar() {
        return totals;
    }

    private End through(ParallelWriters<T> writers, long most) {
        try (Rows rows = plan.open()) {
            long read = 0;
            for (Row row = rows.next(); row != null; row = read < most ? rows.next() : null) {
                read++;
                switch (row) {
                    case Row.Good good -> take(good, writers);
                    case Row.Bad bad -> reject(Rejection.of(bad));
                }
            }
            writers.finish();
            rejections.flush();
            return new End(totals.proven(read), rows.damage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void take(Row.Good row, ParallelWriters<T> writers) {
        if (row.given() < plan.leastCells()) {
            reject(Rejection.of(
                    row.line(), row.text(), RejectionReason.WRONG_COLUMNS, row.cells().length, row.given()));
            return;
        }
        try {
            T thing = loader.read(row);
            writers.add(loader.writer(thing, writers.count()), row.line(), thing);
        } catch (InvalidCell invalid) {
            reject(invalid.of(row));
        }
    }

    private void reject(Rejection rejection) {
        totals = totals.plus(Totals.rejected(1));
        rejections.add(rejection);
    }

    private void count(Loader.Outcome outcome) {
        totals = totals.plus(outcome.totals());
        outcome.rejections().forEach(rejections::tell);
        progress.accept(totals);
    }

    private Loader.Outcome load(Step<T> step) {
        for (int attempt = 1; ; attempt++) {
            if (elsewhere) {
                throw new ImportFailure("failure.elsewhere");
            }
            try {
                return transactions.write(handle -> steps.once(handle, step, () -> loader.load(handle, step.things())));
            } catch (JdbiException failed) {
                if (attempt == TRIES || !collided(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean collided(Throwable failed) {
        return failed.getCause() instanceof SQLException sql
                ? COLLISIONS.contains(String.valueOf(sql.getSQLState()))
                : failed.getCause() != null && collided(failed.getCause());
    }
}
