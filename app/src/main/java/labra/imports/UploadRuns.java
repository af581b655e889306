package labra.imports;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import labra.csv.ImportFailure;
import labra.csv.ReadingDeadline;
import labra.imports.loading.ImportRun;
import labra.imports.loading.ImportRuns;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.platform.Actor;
import labra.platform.Database;

/// The imports of files that people upload: begun when somebody says so, finished by whichever copy of the application
/// lives.
@Singleton
class UploadRuns {
    private final Database database;
    private final Imports imports;
    private final ImportHistory history;
    private final ImportDesk desk;
    private final UploadedFiles files;

    UploadRuns(Database database, Imports imports, ImportHistory history, ImportDesk desk, UploadedFiles files) {
        this.database = database;
        this.imports = imports;
        this.history = history;
        this.desk = desk;
        this.files = files;
    }

    /// Begins the import; one that is under way goes on.
    long start(UUID id, Imports.Caller caller, boolean announced, Actor actor) {
        Uploads.Upload upload = files.find(id);
        Long before = upload.runId();
        boolean running = before != null
                && history.find(before)
                        .filter(run -> run.running() || run.state() == ImportRun.State.INTERRUPTED)
                        .isPresent();
        if (before != null && running) {
            return before;
        }
        long run = begin(upload, caller, announced);
        database.write(actor, handle -> {
            handle.attach(Uploads.class).started(id, run);
            return true;
        });
        return run;
    }

    private long begin(Uploads.Upload upload, Imports.Caller caller, boolean announced) {
        Path path = files.written(upload);
        try {
            Plan plan = desk.draft(upload, UploadedFiles.inputFile(path, upload, ReadingDeadline.NONE))
                    .plan();
            return imports.begin(plan, options(announced), caller, () -> UploadedFiles.remove(path));
        } catch (RuntimeException notBegun) {
            UploadedFiles.remove(path);
            throw notBegun;
        }
    }

    private static Options options(boolean announced) {
        return new Options(null, null, null, null, null, false, false, announced);
    }

    /// Finishes the import of a copy of the application that died, if there is one.
    boolean finishOrphan() {
        Optional<ImportRuns.Orphan> orphan = imports.takeUp();
        orphan.ifPresent(run -> {
            Uploads.Upload upload = files.ofRun(run.id()).orElseThrow();
            try {
                files.opened(upload, file -> {
                    imports.goOn(run.id(), desk.draft(upload, file).plan(), options(run.announced()));
                    return true;
                });
            } catch (ImportFailure unreadable) {
                imports.fail(run.id(), unreadable);
            }
        });
        return orphan.isPresent();
    }
}
