package labra.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import labra.csv.ImportFailure;
import labra.imports.fines.ImportReversal;
import labra.imports.loading.ImportRun;
import labra.imports.loading.ImportRuns;
import labra.imports.mapping.Rejection;
import labra.imports.mapping.RejectionReason;
import labra.platform.Actor;
import labra.platform.Database;

/// What is remembered of imports, and how one is taken back.
@Singleton
class ImportHistory {
    private final Database database;

    ImportHistory(Database database) {
        this.database = database;
    }

    List<ImportRun> newest(long before, int most) {
        return database.read(ImportRuns.class, runs -> runs.newest(before, most));
    }

    Optional<ImportRun> find(long run) {
        return database.read(ImportRuns.class, runs -> runs.find(run));
    }

    List<Rejection> rejected(long run, long afterLine, int most) {
        return database.read(ImportRuns.class, runs -> runs.rejected(run, afterLine, most, RejectionReason.names()));
    }

    /// The fines that were there before an import and that are annulled by it.
    ImportReversal.Annulled annulled(long run) {
        return database.read(handle -> ImportReversal.stillAnnulled(handle, run));
    }

    /// Annuls all fines that an import brought, and takes its annulments of others back; the reason says which import
    /// it was.
    ImportReversal.Undone undo(ImportRun run, Actor actor) {
        return database.write(actor, handle -> {
            if (!handle.attach(ImportRuns.class).undo(run.id(), actor.name())) {
                throw new ImportFailure("failure.not-undoable");
            }
            return ImportReversal.undo(handle, run.id(), run.fileName());
        });
    }
}
