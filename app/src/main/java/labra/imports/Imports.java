package labra.imports;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.imports.loading.Draft;
import labra.imports.loading.ImportRuns;
import labra.imports.loading.Ingest;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.RejectedFile;
import labra.imports.loading.Totals;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Kind;
import labra.imports.mapping.MappingFile;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Imports files, and remembers every import.
@Singleton
class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final Actor ITSELF = new Actor("imports", "");

    private final Database database;
    private final TownSettings town;
    private final Clock clock;
    private final Rehearsals rehearsals;
    private final UUID copy = UUID.randomUUID();

    Imports(Database database, TownSettings town, Clock clock, Rehearsals rehearsals) {
        this.database = database;
        this.town = town;
        this.clock = clock;
        this.rehearsals = rehearsals;
    }

    /// Who imports, in which language the rejected rows are explained, and whether they go into a file beside the
    /// input.
    record Caller(String name, Locale locale, boolean rejectedFile) {}

    /// What an import came to. A rehearsal's run is 0. A damaged file was loaded up to where it breaks off.
    record Result(long run, Totals totals, Optional<Path> rejected, boolean damaged) {
        static Result of(long run, Ingest.End end, @Nullable RejectedFile file) {
            Optional<Path> rejected = file == null ? Optional.empty() : file.path();
            return new Result(run, end.totals(), rejected, end.damage() != null);
        }

        /// Every row was rejected.
        boolean nothingFit() {
            return totals.read() > 0 && totals.rejected() == totals.read();
        }
    }

    /// A file looked at, and how it would be imported with the mapping that somebody wrote or one that is found.
    Draft look(InputFile file, Kind kind, Options options, @Nullable MappingFile written) {
        return Plan.draft(file, kind, options, written, LocalDate.ofInstant(clock.instant(), town.zone()));
    }

    /// Loads the file. Whatever interrupts it, running it again loads the rest and nothing twice.
    Result run(Plan plan, Options options, Caller caller, Consumer<Totals> progress) {
        try (RejectedFile file =
                caller.rejectedFile() ? RejectedFile.beside(plan.file().path(), caller.locale()) : null) {
            ImportJob job = new ImportJob(
                    plan.withOneOrder().withRows(), options, file == null ? rejection -> {} : file::add, progress);
            if (options.dryRun()) {
                return Result.of(ImportJob.NO_RUN, rehearsals.end(job, Long.MAX_VALUE), file);
            }
            long run = start(job, caller);
            return Result.of(run, load(job, run), file);
        }
    }

    /// Begins to load the file and goes on behind the caller's back; tells the run by which its progress is found.
    long begin(Plan plan, Options options, Caller caller, Runnable afterwards) {
        ImportJob job = new ImportJob(plan.withOneOrder().withRows(), options, rejection -> {}, totals -> {});
        long run = start(job, caller);
        // It computes for long, which on a virtual thread would hold up every request.
        Thread.ofPlatform().daemon().name("import " + run).start(() -> work(job, run, afterwards));
        return run;
    }

    /// A run whose copy of the application died is this one's from now on.
    Optional<ImportRuns.Orphan> takeUp() {
        return database.read(ImportRuns.class, runs -> runs.hasOrphan(copy))
                ? database.write(ITSELF, handle -> runs(handle).takeUp(copy))
                : Optional.empty();
    }

    /// A run that was taken up and cannot be gone on with.
    void fail(long run, ImportFailure why) {
        database.write(ITSELF, handle -> runs(handle).fail(run, copy, ImportRuns.Ending.failed(why)));
    }

    /// Goes on with a run that was taken up.
    void goOn(long run, Plan plan, Options options) {
        work(new ImportJob(plan, options, rejection -> {}, totals -> {}), run, () -> {});
    }

    private void work(ImportJob job, long run, Runnable afterwards) {
        try {
            load(job, run);
        } catch (ImportFailure failed) {
            LOG.warnf("Import %d failed: %s", run, failed.key());
        } finally {
            afterwards.run();
        }
    }

    private long start(ImportJob job, Caller caller) {
        ImportRuns.Start start = job.plan().start(caller.name());
        return database.write(
                job.actor(), handle -> runs(handle).start(start, job.options().announced(), copy));
    }

    private Ingest.End load(ImportJob job, long run) {
        var transactions =
                new Transactions.Separate(database, job.actor(), job.options().announced());
        return new RunUnderWay(run, copy, transactions, job.ingest(town, clock, transactions, run)).load();
    }

    private static ImportRuns runs(Handle handle) {
        return handle.attach(ImportRuns.class);
    }
}
