package labra.imports.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import labra.csv.Rows;
import labra.imports.mapping.Rejection;
import org.jdbi.v3.core.Handle;

/// Where rejected rows go: the record of the run, and a file for whoever ran the command.
public final class Rejections {
    private static final int BATCH = 500;
    private static final int MOST_KEPT = 10_000;

    private final Consumer<Rejection> also;
    private final long run;
    private final boolean kept;
    private final Transactions transactions;
    private final List<Rejection> waiting = new ArrayList<>();

    /// Hands every row over besides.
    public Rejections(Consumer<Rejection> also, long run, boolean kept, Transactions transactions) {
        this.also = also;
        this.run = run;
        this.kept = kept;
        this.transactions = transactions;
    }

    long run() {
        return run;
    }

    void add(Rejection rejection) {
        tell(rejection);
        if (kept) {
            waiting.add(rejection);
        }
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /// Of a row that is in the record already.
    void tell(Rejection rejection) {
        also.accept(rejection);
    }

    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        transactions.write(handle -> keep(handle, run, waiting));
        waiting.clear();
    }

    /// A run that somebody goes on with meets its rejected rows again.
    static int keep(Handle handle, long run, List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return 0;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO import_rejected (run_id, line, reason, details, original)
                VALUES (:run, :line, :reason, :details, :original)
                ON CONFLICT DO NOTHING
                """);
        for (Rejection rejection : rejections) {
            batch.bind("run", run)
                    .bind("line", rejection.line())
                    .bind("reason", rejection.reason())
                    .bind("details", rejection.details().toArray(String[]::new))
                    .bind("original", storable(rejection.original()))
                    .add();
        }
        return batch.execute().length;
    }

    private static String storable(String original) {
        String text = original.replace('\0', '\u2400').replace(Rows.UNDECODABLE, '\uFFFD');
        return text.length() <= MOST_KEPT ? text : text.substring(0, MOST_KEPT) + "…";
    }
}
