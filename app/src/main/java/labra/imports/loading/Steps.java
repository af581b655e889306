package labra.imports.loading;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Which batches of a run are loaded. A rehearsal, whose run is 0, notes none.
record Steps(long run) {
    /// Loads the batch unless it is loaded, within one transaction; who comes second finds out at its end and tries
    /// again.
    Loader.Outcome once(Handle handle, Step<?> step, Supplier<Loader.Outcome> load) {
        if (run == 0) {
            return load.get();
        }
        Statements statements = handle.attach(Statements.class);
        Optional<Totals> before = statements.find(run, step.writer(), step.number(), step.lines());
        if (before.isPresent()) {
            return new Loader.Outcome(before.get(), List.of());
        }
        Loader.Outcome outcome = load.get();
        statements.forget(run, step.writer(), step.number());
        statements.note(run, step.writer(), step.number(), step.lines(), outcome.totals());
        Rejections.keep(handle, run, outcome.rejections());
        return outcome;
    }

    /// Its SQL.
    interface Statements {
        @SqlQuery("""
                SELECT read, loaded, repeated, observed, rejected, voided FROM import_step
                WHERE run_id = :run AND writer = :writer AND number = :number AND lines = :lines
                """)
        Optional<Totals> find(long run, int writer, int number, long lines);

        @SqlUpdate("DELETE FROM import_step WHERE run_id = :run AND writer = :writer AND number = :number")
        void forget(long run, int writer, int number);

        @SqlUpdate("""
                INSERT INTO import_step (run_id, writer, number, lines, read, loaded, repeated, observed, rejected, voided)
                VALUES (:run, :writer, :number, :lines, :read, :loaded, :repeated, :observed, :rejected, :voided)
                """)
        void note(long run, int writer, int number, long lines, @BindMethods Totals totals);
    }
}
