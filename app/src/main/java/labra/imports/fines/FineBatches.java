package labra.imports.fines;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import labra.csv.Row;
import labra.imports.loading.Loader;
import labra.imports.mapping.InvalidCell;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Loads fines by COPY, once it is known which of them are there already, which numbers are taken and whose plates they
/// bear.
public final class FineBatches implements Loader<ReadFine.Identified> {
    private final FineReader reader;
    private final String country;
    private final Origin origin;

    public FineBatches(FineReader reader, String country, Origin origin) {
        this.reader = reader;
        this.country = country;
        this.origin = origin;
    }

    @Override
    public ReadFine.Identified read(Row.Good row) throws InvalidCell {
        return reader.read(row).identified(country);
    }

    @Override
    public int writer(ReadFine.Identified fine, int writers) {
        return fine.writer(writers);
    }

    @Override
    public Outcome load(Handle handle, List<ReadFine.Identified> batch) {
        FineLoads loads = handle.attach(FineLoads.class);
        loads.holdVehicles();
        List<ReadFine.Identified> fines = batch;
        Map<UUID, KnownFine> present = present(loads, fines);
        while (present.values().stream().anyMatch(KnownFine::undone)) {
            fines = afterUndone(fines, present);
            present = present(loads, fines);
        }
        Arrivals arrivals = new Arrivals(
                loads,
                handle.attach(ImportAnnulments.class),
                origin,
                loads.vehicles(country, array(fines, it -> it.fine().plate(), String[]::new)),
                present,
                loads.numbered(array(fines, it -> it.fine().number(), String[]::new)));
        fines.forEach(arrivals::arrive);
        copy(handle, arrivals.kept());
        return new Outcome(arrivals.totals(), List.of());
    }

    /// A fine as it will stand in the table.
    record Kept(
            ReadFine.Identified said,
            @Nullable Long vehicleId,
            String status,
            @Nullable String observation) {
        Kept voided(String reason) {
            return new Kept(said, vehicleId, "VOIDED", reason);
        }
    }

    private static Map<UUID, KnownFine> present(FineLoads loads, List<ReadFine.Identified> fines) {
        return loads.present(array(fines, ReadFine.Identified::id, UUID[]::new)).stream()
                .collect(Collectors.toMap(KnownFine::id, Function.identity()));
    }

    /// A fine whose import was undone is loaded again, beside the annulled one.
    private static List<ReadFine.Identified> afterUndone(
            List<ReadFine.Identified> fines, Map<UUID, KnownFine> present) {
        return fines.stream()
                .map(fine -> {
                    KnownFine known = present.get(fine.id());
                    return known != null && known.undone()
                            ? fine.after(Objects.requireNonNull(known.importRunId()))
                            : fine;
                })
                .toList();
    }

    private void copy(Handle handle, Collection<Kept> kept) {
        if (kept.isEmpty()) {
            return;
        }
        FineCopy rows = new FineCopy(country, origin.run());
        Iterator<String> ours = ours(handle, kept);
        kept.forEach(fine -> {
            String own = fine.said().fine().number();
            rows.add(fine, own == null ? ours.next() : own);
        });
        try {
            rows.into(handle.getConnection());
        } catch (SQLException refused) {
            throw new org.jdbi.v3.core.ConnectionException(refused);
        }
    }

    /// Numbers of ours, for those whose file names none.
    private static Iterator<String> ours(Handle handle, Collection<Kept> kept) {
        long without = kept.stream()
                .filter(fine -> fine.said().fine().number() == null)
                .count();
        return without == 0
                ? Collections.emptyIterator()
                : handle.attach(FineLoads.class).nextNumbers(without).iterator();
    }

    private static <V> V[] array(
            List<ReadFine.Identified> batch, Function<ReadFine.Identified, @Nullable V> value, IntFunction<V[]> array) {
        return batch.stream().map(value).filter(Objects::nonNull).toArray(array);
    }
}
