package labra.imports;

import java.time.Clock;
import java.util.function.Consumer;
import labra.imports.fines.Origin;
import labra.imports.loading.Ingest;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.Rejections;
import labra.imports.loading.Totals;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Rejection;
import labra.platform.Actor;
import labra.platform.TownSettings;

/// One import of a file: how it is read, who gets its rejected rows besides, who is told how far it is.
record ImportJob(Plan plan, Options options, Consumer<Rejection> rejected, Consumer<Totals> progress) {
    /// The run of a rehearsal, which is none.
    static final long NO_RUN = 0;

    Actor actor() {
        return new Actor("import:" + plan.file().name(), "");
    }

    Ingest<?> ingest(TownSettings town, Clock clock, Transactions transactions, long run) {
        Rejections rejections = new Rejections(rejected, run, run != NO_RUN, transactions);
        Origin origin = new Origin(run, plan.file().name());
        Loaders loaders = new Loaders(plan, options, town, clock, transactions, origin);
        return Ingest.of(plan, loaders.loader(), transactions, rejections, progress);
    }
}
