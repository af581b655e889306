package labra.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import labra.platform.Actor;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Compares what a device says it signed in a shift with what is here: how many, up to which link, what is missing.
@Singleton
class ShiftDesk {
    private static final int MOST = 1_000_000;
    private static final Map<String, Problem> REFUSALS = Map.of("shift_sequence", Problem.SEQUENCE_TAKEN);

    private final Writes writes;
    private final Clock clock;

    ShiftDesk(Writes writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /// How the two sides compare: `coincide`, `no_coincide`, or `incompleto` with what is missing.
    record Comparison(
            @JsonProperty("resultado") String result,
            @JsonProperty("faltan") List<long[]> missing,
            @JsonProperty("cabeza") @Nullable String head,
            @JsonProperty("cantidad") int count) {}

    Comparison close(Sealed sealed, Device device, String address) {
        Fields fields = new Fields(sealed.payload());
        Field<Long> sequence = fields.required("secuencia", Signed.whole(1, Signed.MOST));
        Field<String> previous = fields.required("anterior", Signed::hash);
        Field<String> badge = fields.required("numero_unico", Fields.name(60));
        Field<Long> first = fields.required("desde", Signed.whole(1, Signed.MOST));
        Field<Long> last = fields.required("hasta", Signed.whole(0, Signed.MOST));
        Field<Integer> count = fields.required("cantidad", Fields.integer(0, MOST));
        Field<String> head = fields.required("cabeza", Signed::hash);
        fields.check();
        if (last.get() < first.get() - 1 || last.get() - first.get() >= MOST || last.get() >= sequence.get()) {
            fields.reject(new FieldError("hasta", "field.not-in-range", first.get() - 1, sequence.get() - 1));
            fields.check();
        }
        return writes.in(new Actor("device:" + device.id(), address), REFUSALS, handle -> {
            Shifts.End end = new Shifts.End(
                    device.id(),
                    officer(handle, device.id(), badge.get()),
                    sequence.get(),
                    first.get(),
                    last.get(),
                    count.get(),
                    head.get(),
                    sealed.jws(),
                    sealed.hash(),
                    previous.get());
            Shifts shifts = handle.attach(Shifts.class);
            if (shifts.add(end, clock.instant())) {
                refuseTaken(handle, end);
            }
            Comparison comparison = compare(handle, device, end);
            if (comparison.result.equals("coincide")) {
                shifts.match(sealed.hash(), clock.instant());
            }
            return comparison;
        });
    }

    /// A place of the chain where a fine was signed is no end of a shift.
    private static void refuseTaken(Handle handle, Shifts.End end) {
        boolean taken = handle.attach(Ledger.class).hashesAt(end.device(), end.sequence()).stream()
                .anyMatch(hash -> !hash.equals(end.hash()));
        if (taken) {
            throw Problem.SEQUENCE_TAKEN.refusal();
        }
    }

    private static Comparison compare(Handle handle, Device device, Shifts.End end) {
        Ledger ledger = handle.attach(Ledger.class);
        List<long[]> missing = ledger.holes(device.id(), end.first(), end.last()).stream()
                .map(hole -> new long[] {hole.first(), hole.last()})
                .toList();
        int count = ledger.fines(device.id(), end.first(), end.last());
        List<String> heads = end.last() == 0 ? List.of(device.origin()) : ledger.hashesAt(device.id(), end.last());
        String head = heads.contains(end.head()) ? end.head() : heads.isEmpty() ? null : heads.getFirst();
        String result = !missing.isEmpty() || head == null
                ? "incompleto"
                : count == end.count() && head.equals(end.head()) ? "coincide" : "no_coincide";
        return new Comparison(result, missing, head, count);
    }

    private static @Nullable Long officer(Handle handle, UUID device, String badge) {
        return handle.attach(Devices.class).signers(new UUID[] {device}).stream()
                .filter(signer -> signer.badge().toLowerCase(Locale.ROOT).equals(badge.toLowerCase(Locale.ROOT)))
                .map(Devices.Signer::officerId)
                .findFirst()
                .orElse(null);
    }
}
