package labra.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import labra.fines.Timestamp;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.web.BadField;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// What a device tells of itself with a batch, and what it is told: whether it still counts, and what is missing of all
/// it said.
@Singleton
class DeviceReports {
    private final Database database;
    private final TownSettings town;
    private final LostEvidence lost;
    private final Clock clock;

    DeviceReports(Database database, TownSettings town, LostEvidence lost, Clock clock) {
        this.lost = lost;
        this.database = database;
        this.town = town;
        this.clock = clock;
    }

    /// What came with the batch; what cannot be read of it holds nothing back.
    record Told(
            @Nullable UUID device,
            @Nullable String now,
            int pending,
            @Nullable String oldest,
            int photos,
            @Nullable String app) {

        static Told read(Fields fields) {
            return new Told(
                    fields.optional("dispositivo", Told::uuid).orNull(),
                    fields.optional("hora", Fields.name(40)).orNull(),
                    count(fields, "pendientes"),
                    fields.optional("mas_viejo", Fields.name(40)).orNull(),
                    count(fields, "fotos_pendientes"),
                    fields.optional("app", Fields.name(100)).orNull());
        }

        private static UUID uuid(com.fasterxml.jackson.databind.JsonNode node) throws BadField {
            try {
                return UUID.fromString(Fields.string(node));
            } catch (IllegalArgumentException noUuid) {
                throw new BadField("field.not-a-uuidv7");
            }
        }

        private static int count(Fields fields, String name) {
            Integer count = fields.optional(name, Fields.integer(0, 1_000_000)).orNull();
            return count == null ? 0 : count;
        }
    }

    /// What the device is told.
    record State(
            @JsonProperty("estado") String state,
            @JsonProperty("hasta_secuencia") long highest,
            @JsonProperty("faltan") List<long[]> missing,
            @JsonProperty("fotos_faltan") List<String> photos) {}

    /// `settled` items of the batch wait no longer.
    State take(Device device, Told told, int settled) {
        Instant now = clock.instant();
        Instant asserted = moment(told.now);
        int pending = Math.max(0, told.pending - settled);
        var report = new Devices.Report(
                pending,
                pending == 0 ? null : moment(told.oldest),
                told.photos,
                asserted == null ? null : Duration.between(now, asserted).toMillis(),
                told.app);
        List<String> photos = lost.of(device.id());
        return database.writeUnflushed(new Actor("device:" + device.id(), ""), handle -> {
            Devices devices = handle.attach(Devices.class);
            devices.report(device.id(), now, report);
            handle.attach(NumberBlocks.class).settle(device.id());
            Ledger ledger = handle.attach(Ledger.class);
            Ledger.Reach reach = ledger.advance(device.id()).orElseThrow();
            List<long[]> missing = reach.completeTo() == reach.highest()
                    ? List.of()
                    : ledger.holes(device.id(), reach.completeTo() + 1, reach.highest()).stream()
                            .map(hole -> new long[] {hole.first(), hole.last()})
                            .toList();
            return new State(device.isRevoked() ? "revocado" : "activo", reach.highest(), missing, photos);
        });
    }

    private @Nullable Instant moment(@Nullable String written) {
        try {
            return written == null ? null : Timestamp.parse(written, town.zone());
        } catch (BadField unreadable) {
            return null;
        }
    }
}
