package labra.imports.registers;

import java.util.ArrayList;
import java.util.List;
import labra.csv.Row;
import labra.imports.loading.Loader;
import labra.imports.loading.Totals;
import labra.imports.mapping.Reason;
import labra.imports.mapping.Rejection;
import labra.imports.mapping.Unfit;
import org.jdbi.v3.core.Handle;

/// Loads rows of a register: new ones are added, the same again is repeated, another under the same key is refused.
public final class RegisterLoader<T> implements Loader<RegisterLoader.Entry<T>> {
    /// What is said of a register's thing, and the row that says it.
    record Entry<T>(Row.Good row, T thing) {}

    /// One register: how its things are read, added, and named where they are refused.
    interface Register<T> {
        T read(Row.Good row) throws Unfit;

        /// `LOADED`, `REPEATED` or the name of a [Reason], for each in order.
        List<String> add(Handle handle, List<T> things);

        String key(T thing);
    }

    private final Register<T> register;

    public RegisterLoader(Register<T> register) {
        this.register = register;
    }

    @Override
    public Entry<T> read(Row.Good row) throws Unfit {
        return new Entry<>(row, register.read(row));
    }

    @Override
    public int writer(Entry<T> entry, int writers) {
        return 0;
    }

    @Override
    public Outcome load(Handle handle, List<Entry<T>> batch) {
        List<String> fates =
                register.add(handle, batch.stream().map(Entry::thing).toList());
        Totals totals = Totals.NONE;
        List<Rejection> rejections = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Entry<T> entry = batch.get(i);
            switch (fates.get(i)) {
                case "LOADED" -> totals = totals.plus(Totals.LOADED);
                case "REPEATED" -> totals = totals.plus(Totals.REPEATED);
                case String reason -> {
                    totals = totals.plus(Totals.rejected(1));
                    rejections.add(new Unfit(Reason.valueOf(reason), register.key(entry.thing())).of(entry.row()));
                }
            }
        }
        return new Outcome(totals, rejections);
    }
}
