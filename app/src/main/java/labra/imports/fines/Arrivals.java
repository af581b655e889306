package labra.imports.fines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import labra.imports.loading.Totals;
import labra.imports.mapping.Annulled;
import org.jspecify.annotations.Nullable;

/// What becomes of the fines of one batch: new ones are kept, known ones repeated, and annulments reach the fines that
/// they are about, or wait for somebody beside them.
final class Arrivals {
    private final FineLoads loads;
    private final ImportAnnulments annulments;
    private final Origin origin;
    private final Map<String, Long> vehicles;
    private final Map<UUID, KnownFine> byId;
    private final Map<String, KnownFine> byNumber = new HashMap<>();
    private final Map<UUID, FineBatches.Kept> kept = new LinkedHashMap<>();
    private Totals totals = Totals.NONE;

    Arrivals(
            FineLoads loads,
            ImportAnnulments annulments,
            Origin origin,
            Map<String, Long> vehicles,
            Map<UUID, KnownFine> byId,
            List<KnownFine> numbered) {
        this.loads = loads;
        this.annulments = annulments;
        this.origin = origin;
        this.vehicles = vehicles;
        this.byId = new HashMap<>(byId);
        numbered.forEach(fine -> byNumber.putIfAbsent(Objects.requireNonNull(fine.number()), fine));
    }

    Totals totals() {
        return totals;
    }

    Collection<FineBatches.Kept> kept() {
        return kept.values();
    }

    void arrive(ReadFine.Identified said) {
        totals = totals.plus(fate(said));
    }

    private Totals fate(ReadFine.Identified said) {
        ReadFine fine = said.fine();
        KnownFine same = byId.get(said.id());
        KnownFine earlier = same != null || fine.number() == null ? same : byNumber.get(fine.number());
        if (earlier == null) {
            return keep(said, null);
        }
        return switch (fine.annulled()) {
            case NO, OBSERVED -> same != null || earlier.isAnnulled(fine) ? Totals.REPEATED : keep(said, earlier);
            case UNCLEAR -> same == null ? keep(said, earlier) : asked(said, same);
            case YES -> annulled(said, earlier);
        };
    }

    /// Nobody can tell whether the row annuls the fine: somebody is asked, unless somebody has looked at it already.
    private Totals asked(ReadFine.Identified said, KnownFine same) {
        return same.isAsLoaded() ? waiting(said, same, Observation.ANNULMENT_UNCLEAR) : Totals.REPEATED;
    }

    private Totals annulled(ReadFine.Identified said, KnownFine earlier) {
        boolean same = said.id().equals(earlier.id());
        if (!same && earlier.contradicts(said.fine())) {
            return waiting(said, earlier, Observation.ANNULS_ANOTHER);
        }
        if (earlier.voided()) {
            return Totals.REPEATED;
        }
        if (earlier.status().equals("VALIDATED")) {
            return waiting(said, earlier, Observation.ANNULS_VALIDATED);
        }
        String reason = Observation.ANNULLED_BY_IMPORT.text(origin.fileName(), Long.toString(origin.run()));
        FineBatches.Kept fresh = kept.get(earlier.id());
        if (fresh != null) {
            kept.put(earlier.id(), fresh.voided(reason));
        } else if (!annulments.annul(earlier.id(), origin.run(), reason)) {
            return waiting(said, earlier, Observation.ANNULMENT_DECIDED);
        }
        know(earlier.as("VOIDED"));
        return Totals.VOIDED;
    }

    /// The row is kept beside the fine for somebody to decide, as nobody's fine and under no number.
    private Totals waiting(ReadFine.Identified said, KnownFine earlier, Observation why) {
        ReadFine.Identified beside = said.beside(earlier.id(), why.text(earlier.named()));
        if (kept.containsKey(beside.id())
                || !loads.present(new UUID[] {beside.id()}).isEmpty()) {
            return Totals.REPEATED;
        }
        return keep(beside, null);
    }

    private Totals keep(ReadFine.Identified said, @Nullable KnownFine ofTheSameNumber) {
        ReadFine fine = said.fine();
        List<String> observations = new ArrayList<>(fine.observations());
        if (ofTheSameNumber != null) {
            observations.add(Observation.NUMBER_TAKEN.text(
                    Objects.requireNonNull(fine.number()), ofTheSameNumber.id().toString()));
        }
        Long vehicle = fine.plate() == null ? null : vehicles.get(fine.plate());
        if (vehicle != null && fine.annulled() == Annulled.OBSERVED) {
            observations.add(Observation.OBSERVED_THERE.text());
        }
        boolean sound = vehicle != null && observations.isEmpty();
        String status = fine.annulled() == Annulled.YES ? "VOIDED" : sound ? "ISSUED" : "OBSERVED";
        kept.put(said.id(), new FineBatches.Kept(said, vehicle, status, joined(observations)));
        know(new KnownFine(said.id(), fine.number(), fine.plate(), fine.committedAt(), status, 1, origin.run(), false));
        return ofStatus(status);
    }

    private void know(KnownFine fine) {
        byId.put(fine.id(), fine);
        if (fine.number() != null) {
            KnownFine first = byNumber.putIfAbsent(fine.number(), fine);
            if (first != null && first.id().equals(fine.id())) {
                byNumber.put(fine.number(), fine);
            }
        }
    }

    private static Totals ofStatus(String status) {
        return switch (status) {
            case "VOIDED" -> Totals.VOIDED;
            case "OBSERVED" -> Totals.OBSERVED;
            default -> Totals.LOADED;
        };
    }

    private static @Nullable String joined(List<String> observations) {
        String all = String.join(" ", observations);
        if (all.isEmpty()) {
            return null;
        }
        return all.length() <= 500 ? all : all.substring(0, 499) + "…";
    }
}
