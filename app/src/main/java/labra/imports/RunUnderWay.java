package labra.imports;

import java.util.UUID;
import labra.csv.ImportFailure;
import labra.imports.loading.Failures;
import labra.imports.loading.Heartbeat;
import labra.imports.loading.ImportRuns;
import labra.imports.loading.Ingest;
import labra.imports.loading.Transactions;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// A run that this copy of the application works on: it gives signs of life, and its end is remembered.
record RunUnderWay(long id, UUID copy, Transactions transactions, Ingest<?> ingest) {
    private static final Logger LOG = Logger.getLogger(RunUnderWay.class);

    /// Loads the file, or says in words why that cannot be.
    Ingest.End load() {
        try (Heartbeat _ = Heartbeat.of(this::beat)) {
            Ingest.End end = ingest.sideBySide();
            transactions.write(handle -> {
                runs(handle).forgetSteps(id);
                return runs(handle).finish(id, copy, ImportRuns.Ending.of(end), end.totals());
            });
            return end;
        } catch (RuntimeException failed) {
            ImportFailure told = Failures.told(failed);
            remember(told);
            throw told;
        }
    }

    private void beat() {
        if (!transactions.write(handle -> runs(handle).beat(id, copy, ingest.soFar()))) {
            ingest.leave();
        }
    }

    private void remember(ImportFailure told) {
        try {
            transactions.write(handle -> runs(handle).finish(id, copy, ImportRuns.Ending.failed(told), ingest.soFar()));
        } catch (JdbiException databaseAway) {
            LOG.warnf("The end of import %d could not be written: %s", id, databaseAway.getMessage());
        }
    }

    private static ImportRuns runs(Handle handle) {
        return handle.attach(ImportRuns.class);
    }
}
