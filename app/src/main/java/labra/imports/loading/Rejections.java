package labra.imports.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import labra.csv.Rows;
import labra.imports.mapping.Rejection;

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

    void add(Rejection rejection) {
        also.accept(rejection);
        if (kept) {
            waiting.add(rejection);
        }
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        transactions.write(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO import_rejected (run_id, line, reason, details, original)
                    VALUES (:run, :line, :reason, :details, :original)
                    """);
            for (Rejection rejection : waiting) {
                batch.bind("run", run)
                        .bind("line", rejection.line())
                        .bind("reason", rejection.reason())
                        .bind("details", rejection.details().toArray(String[]::new))
                        .bind("original", storable(rejection.original()))
                        .add();
            }
            return batch.execute().length;
        });
        waiting.clear();
    }

    private static String storable(String original) {
        String text = original.replace('\0', '\u2400').replace(Rows.UNDECODABLE, '\uFFFD');
        return text.length() <= MOST_KEPT ? text : text.substring(0, MOST_KEPT) + "…";
    }
}
