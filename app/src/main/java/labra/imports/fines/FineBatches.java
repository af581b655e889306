package labra.imports.fines;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import labra.csv.Row;
import labra.csv.Unfit;
import labra.imports.loading.Loader;
import labra.imports.loading.Totals;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Loads fines by COPY, once it is known which of them are there already, which numbers are taken and whose plates they
/// bear.
public final class FineBatches implements Loader<ReadFine.Identified> {
    private final FineReader reader;
    private final String country;

    public FineBatches(FineReader reader, String country) {
        this.reader = reader;
        this.country = country;
    }

    @Override
    public ReadFine.Identified read(Row.Good row) throws Unfit {
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
        Set<UUID> present = new HashSet<>(loads.present(array(batch, ReadFine.Identified::id, UUID[]::new)));
        Map<String, UUID> numbers =
                new HashMap<>(loads.numbers(array(batch, it -> it.fine().number(), String[]::new)));
        Map<String, Long> vehicles =
                loads.vehicles(country, array(batch, it -> it.fine().plate(), String[]::new));
        List<Kept> kept = new ArrayList<>(batch.size());
        for (ReadFine.Identified fine : batch) {
            if (present.add(fine.id())) {
                kept.add(kept(fine, vehicles, numbers));
            }
        }
        copy(handle, kept);
        return new Outcome(totals(batch.size(), kept), List.of());
    }

    /// A fine as it will stand in the table.
    record Kept(
            ReadFine.Identified said,
            @Nullable Long vehicleId,
            String status,
            @Nullable String observation) {}

    private static Kept kept(ReadFine.Identified said, Map<String, Long> vehicles, Map<String, UUID> numbers) {
        ReadFine fine = said.fine();
        List<String> observations = fine.observations();
        UUID earlier = fine.number() == null ? null : numbers.putIfAbsent(fine.number(), said.id());
        if (earlier != null) {
            observations = new ArrayList<>(observations);
            observations.add(Observation.NUMBER_TAKEN.text(Objects.requireNonNull(fine.number()), earlier.toString()));
        }
        Long vehicle = fine.plate() == null ? null : vehicles.get(fine.plate());
        boolean sound = vehicle != null && observations.isEmpty();
        String status = fine.voided() ? "VOIDED" : sound ? "ISSUED" : "OBSERVED";
        return new Kept(said, vehicle, status, observations.isEmpty() ? null : joined(observations));
    }

    private static String joined(List<String> observations) {
        String all = String.join(" ", observations);
        return all.length() <= 500 ? all : all.substring(0, 499) + "…";
    }

    private void copy(Handle handle, List<Kept> kept) {
        if (kept.isEmpty()) {
            return;
        }
        FineCopy rows = new FineCopy(country);
        kept.forEach(rows::add);
        try {
            rows.into(handle.getConnection());
        } catch (SQLException refused) {
            throw new org.jdbi.v3.core.ConnectionException(refused);
        }
    }

    private static Totals totals(int read, List<Kept> kept) {
        long observed =
                kept.stream().filter(it -> it.status().equals("OBSERVED")).count();
        long voided = kept.stream().filter(it -> it.status().equals("VOIDED")).count();
        return new Totals(read, kept.size() - observed, read - kept.size(), observed, 0, voided);
    }

    private static <V> V[] array(
            List<ReadFine.Identified> batch,
            Function<ReadFine.Identified, @Nullable V> value,
            java.util.function.IntFunction<V[]> array) {
        return batch.stream().map(value).filter(Objects::nonNull).toArray(array);
    }
}
