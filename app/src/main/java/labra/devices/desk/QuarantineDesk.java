package labra.devices.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.devices.Sealed;
import labra.fines.FineLoader;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Decides about what was set apart: it becomes a fine, with what somebody put right, or it is discarded; each with a
/// reason. The signed text stays as it is either way.
@Singleton
class QuarantineDesk {
    private final Database database;
    private final FineLoader loader;
    private final TownSettings town;
    private final Clock clock;

    QuarantineDesk(Database database, FineLoader loader, TownSettings town, Clock clock) {
        this.database = database;
        this.loader = loader;
        this.town = town;
        this.clock = clock;
    }

    /// Who decides, and why.
    record Decider(long account, String reason, Actor actor) {}

    void discard(long id, Decider by) {
        decide(id, "DISCARDED", by, null);
    }

    /// Registers the fine; `corrections` replace what was signed. It has an id of its own where another fine has that.
    UUID register(ApartRow row, Map<String, String> corrections, Decider by) {
        if (!row.isFine() || !row.waits()) {
            throw Problem.ALREADY_DECIDED.refusal();
        }
        JsonNode payload = Sealed.read(row.jws()).payload();
        if (!(payload.deepCopy() instanceof ObjectNode fine)) {
            throw Problem.UNREADABLE_JSON.refusal();
        }
        corrections.forEach((name, value) -> {
            if (value.isBlank()) {
                fine.remove(name);
            } else {
                fine.put(name, value.strip());
            }
        });
        fine.remove("id");
        long officer = database.read(
                        DeviceRows.class,
                        rows -> rows.anyOfficer(fine.path("numero_unico").asText()))
                .orElseThrow(() -> Refusal.of(List.of(new FieldError("numero_unico", "field.unknown-officer"))));
        NewFine read = NewFine.fromOffline(
                new Fields(fine), new NewFine.Sender(officer, by.actor().address()), town, clock.instant());
        return switch (loader.load(List.of(read), FineLoader.Channel.DEVICE).getFirst()) {
            case Registration.Refused refused -> throw refused.refusal();
            case Registration.Kept kept -> {
                UUID id = kept.fine().id();
                decide(row.id(), "REGISTERED", by, id);
                yield id;
            }
        };
    }

    private void decide(long id, String decision, Decider by, @Nullable UUID fine) {
        boolean decided = database.write(
                by.actor(),
                handle -> handle.attach(ApartRows.class)
                        .decide(id, decision, by.reason(), by.account(), clock.instant(), fine));
        if (!decided) {
            throw Problem.ALREADY_DECIDED.refusal();
        }
    }
}
