package labra.imports;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.imports.fines.ImportReversal;
import labra.imports.fines.Origin;
import labra.imports.loading.Draft;
import labra.imports.loading.Heartbeat;
import labra.imports.loading.ImportRun;
import labra.imports.loading.ImportRuns;
import labra.imports.loading.Ingest;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.RejectedFile;
import labra.imports.loading.Rejections;
import labra.imports.loading.Totals;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Kind;
import labra.imports.mapping.MappingFile;
import labra.imports.mapping.Reason;
import labra.imports.mapping.Rejection;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Imports files, and remembers every import.
@Singleton
public class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final long NO_RUN = 0;

    private final Database database;
    private final TownSettings town;
    private final Clock clock;
    private final UUID copy = UUID.randomUUID();

    Imports(Database database, TownSettings town, Clock clock) {
        this.database = database;
        this.town = town;
        this.clock = clock;
    }

    /// Who imports, in which language the rejected rows are explained, and whether they go into a file beside the
    /// input.
    public record Caller(String name, Locale locale, boolean rejectedFile) {}

    /// What an import came to. A rehearsal's run is 0. A damaged file was loaded up to where it breaks off.
    public record Result(long run, Totals totals, Optional<Path> rejected, boolean damaged) {
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
    public Result run(Plan plan, Options options, Caller caller, Consumer<Totals> progress) {
        RejectedFile file =
                caller.rejectedFile() ? RejectedFile.beside(plan.file().path(), caller.locale()) : null;
        Job job = new Job(plan.withOneOrder(), options, caller, file, progress);
        try (file) {
            return options.dryRun() ? rehearse(job) : load(job, start(job));
        }
    }

    /// What the first rows would come to, and why some of them would be rejected.
    record Rehearsal(Totals totals, List<Rejection> rejections) {}

    Rehearsal rehearse(Plan plan, Options options, long mostRows, int mostRejections) {
        List<Rejection> rejections = new ArrayList<>();
        Consumer<Rejection> kept = rejection -> {
            if (rejections.size() < mostRejections) {
                rejections.add(rejection);
            }
        };
        Actor actor = new Actor("import:" + plan.file().name(), "");
        try {
            return database.write(actor, handle -> {
                var transactions = new Transactions.Within(handle);
                Loaders loaders = new Loaders(
                        plan,
                        options,
                        town,
                        clock,
                        transactions,
                        new Origin(NO_RUN, plan.file().name()));
                throw new Rehearsed(Ingest.of(
                                plan,
                                loaders.loader(),
                                transactions,
                                new Rejections(kept, NO_RUN, false, transactions),
                                totals -> {})
                        .oneByOne(mostRows));
            });
        } catch (Rehearsed rehearsed) {
            return new Rehearsal(rehearsed.end.totals(), rejections);
        }
    }

    /// Begins to load the file and goes on behind the caller's back; tells the run by which its progress is found.
    long begin(Plan plan, Options options, Caller caller, Runnable afterwards) {
        Job job = new Job(plan.withOneOrder(), options, caller, null, totals -> {});
        long run = start(job);
        Thread.ofVirtual().name("import " + run).start(() -> work(job, run, afterwards));
        return run;
    }

    /// A run whose copy of the application died is this one's from now on.
    Optional<ImportRuns.Orphan> takeUp() {
        return database.read(ImportRuns.class, runs -> runs.hasOrphan(copy))
                ? database.write(
                        new Actor("imports", ""), handle -> runs(handle).takeUp(copy))
                : Optional.empty();
    }

    /// A run that was taken up and cannot be gone on with.
    void fail(long run, String why) {
        database.write(new Actor("imports", ""), handle -> runs(handle).fail(run, copy, why));
    }

    /// Goes on with a run that was taken up.
    void goOn(long run, Plan plan, Options options, Caller caller) {
        work(new Job(plan, options, caller, null, totals -> {}), run, () -> {});
    }

    private void work(Job job, long run, Runnable afterwards) {
        try {
            load(job, run);
        } catch (RuntimeException failed) {
            LOG.warnf("Import %d failed: %s", run, failed);
        } finally {
            afterwards.run();
        }
    }

    private record Job(
            Plan plan,
            Options options,
            Caller caller,
            @Nullable RejectedFile file,
            Consumer<Totals> progress) {
        Actor actor() {
            return new Actor("import:" + plan.file().name(), "");
        }

        Result result(long run, Ingest.End end) {
            Optional<Path> rejected = file == null ? Optional.empty() : file.path();
            return new Result(run, end.totals(), rejected, end.damage() != null);
        }
    }

    private Ingest<?> ingest(Job job, Transactions transactions, long run) {
        RejectedFile file = job.file();
        Consumer<Rejection> also = file == null ? rejection -> {} : file::add;
        Rejections rejections = new Rejections(also, run, run != NO_RUN, transactions);
        Origin origin = new Origin(run, job.plan().file().name());
        Loaders loaders = new Loaders(job.plan(), job.options(), town, clock, transactions, origin);
        return Ingest.of(job.plan(), loaders.loader(), transactions, rejections, job.progress());
    }

    /// Does everything and undoes it.
    private Result rehearse(Job job) {
        try {
            return database.write(job.actor(), handle -> {
                throw new Rehearsed(
                        ingest(job, new Transactions.Within(handle), NO_RUN).oneByOne(Long.MAX_VALUE));
            });
        } catch (Rehearsed rehearsed) {
            return job.result(NO_RUN, rehearsed.end);
        }
    }

    private long start(Job job) {
        return database.write(
                job.actor(),
                handle -> runs(handle)
                        .start(
                                job.plan().start(job.caller().name()),
                                job.options().announced(),
                                copy));
    }

    private Result load(Job job, long run) {
        var transactions =
                new Transactions.Separate(database, job.actor(), job.options().announced());
        Ingest<?> ingest = ingest(job, transactions, run);
        try (Heartbeat _ = Heartbeat.of(() -> {
            if (!transactions.write(handle -> runs(handle).beat(run, copy, ingest.soFar()))) {
                ingest.leave();
            }
        })) {
            Ingest.End end = ingest.sideBySide();
            String failure =
                    end.damage() == null ? null : String.valueOf(end.damage().getMessage());
            String state = failure == null ? "FINISHED" : "FAILED";
            transactions.write(handle -> {
                runs(handle).forgetSteps(run);
                return runs(handle).finish(run, copy, state, failure, end.totals());
            });
            return job.result(run, end);
        } catch (RuntimeException failed) {
            remember(failed, run, ingest, transactions);
            throw failed;
        }
    }

    private void remember(RuntimeException failed, long run, Ingest<?> ingest, Transactions transactions) {
        try {
            transactions.write(handle -> runs(handle).finish(run, copy, "FAILED", failed.toString(), ingest.soFar()));
        } catch (JdbiException databaseAway) {
            LOG.warnf("The end of import %d could not be written: %s", run, databaseAway.getMessage());
        }
    }

    private static ImportRuns runs(org.jdbi.v3.core.Handle handle) {
        return handle.attach(ImportRuns.class);
    }

    /// Annuls all fines that an import brought; the reason says which import it was.
    long undo(ImportRun run, Actor actor) {
        return database.write(actor, handle -> {
            if (!runs(handle).undo(run.id(), actor.name())) {
                throw new ImportFailure("failure.not-undoable");
            }
            return ImportReversal.annulled(handle, run.id(), run.fileName());
        });
    }

    public List<ImportRun> newest(long before, int most) {
        return database.read(ImportRuns.class, runs -> runs.newest(before, most));
    }

    public Optional<ImportRun> find(long run) {
        return database.read(ImportRuns.class, runs -> runs.find(run));
    }

    public List<Rejection> rejected(long run, long afterLine, int most) {
        return database.read(ImportRuns.class, runs -> runs.rejected(run, afterLine, most, Reason.names()));
    }

    /// Carries the end of a rehearsal out of its transaction, which is rolled back by it.
    private static final class Rehearsed extends RuntimeException {
        private final transient Ingest.End end;

        Rehearsed(Ingest.End end) {
            super("rehearsed", null, false, false);
            this.end = end;
        }
    }
}
