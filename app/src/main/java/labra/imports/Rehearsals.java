package labra.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import labra.imports.loading.Ingest;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.Totals;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Rejection;
import labra.platform.Database;
import labra.platform.TownSettings;

/// Imports that do everything and keep nothing.
@Singleton
class Rehearsals {
    private final Database database;
    private final TownSettings town;
    private final Clock clock;

    Rehearsals(Database database, TownSettings town, Clock clock) {
        this.database = database;
        this.town = town;
        this.clock = clock;
    }

    /// What the first rows would come to, and why some of them would be rejected.
    record Rehearsal(Totals totals, List<Rejection> rejections) {}

    Rehearsal first(Plan plan, long mostRows, int mostRejections) {
        List<Rejection> rejections = new ArrayList<>();
        ImportJob job = new ImportJob(
                plan,
                Options.USUAL,
                rejection -> {
                    if (rejections.size() < mostRejections) {
                        rejections.add(rejection);
                    }
                },
                totals -> {});
        return new Rehearsal(end(job, mostRows).totals(), rejections);
    }

    Ingest.End end(ImportJob job, long mostRows) {
        try {
            return database.write(job.actor(), handle -> {
                Ingest<?> ingest = job.ingest(town, clock, new Transactions.Within(handle), ImportJob.NO_RUN);
                throw new Rehearsed(ingest.oneByOne(mostRows));
            });
        } catch (Rehearsed rehearsed) {
            return rehearsed.end;
        }
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
