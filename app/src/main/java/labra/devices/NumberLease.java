package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;

/// Leases numbers to devices: the database keeps blocks from overlapping, and one request gets one block however often
/// it comes.
@Singleton
class NumberLease {
    static final int FIRST_BLOCK = 100;
    static final int MOST = 500;

    /// Numbers that a device may have in hand.
    static final int MOST_IN_HAND = 2_000;

    private static final String NONCE = "[A-Za-z0-9_-]{8,64}";

    private final Database database;
    private final Clock clock;

    NumberLease(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What a device asks for.
    record Wish(String series, int count, String nonce) {
        static Wish read(JsonNode payload) {
            Fields fields = new Fields(payload);
            Field<String> series = fields.required("serie", Signed::prefix);
            Field<Integer> count = fields.required("n", Fields.integer(1, MOST));
            Field<String> nonce = fields.required("nonce", Fields.name(64));
            fields.check();
            if (!nonce.get().matches(NONCE)) {
                fields.reject(new labra.web.FieldError("nonce", "field.not-a-nonce"));
                fields.check();
            }
            return new Wish(series.get(), count.get(), nonce.get());
        }
    }

    /// The numbers that a device asked for, signed.
    NumberBlocks.Block lease(Sealed wanted, UUID id, String address) {
        Wish wish = Wish.read(wanted.payload());
        return database.write(new Actor("device:" + id, address), handle -> {
            Device device = handle.attach(Devices.class).hold(id).orElseThrow(Problem.UNKNOWN_DEVICE::refusal);
            if (device.isRevoked()) {
                throw Problem.DEVICE_REVOKED.refusal();
            }
            return lease(handle, id, wish);
        });
    }

    /// The same in a transaction that holds the device.
    NumberBlocks.Block lease(Handle handle, UUID device, Wish wish) {
        NumberBlocks blocks = handle.attach(NumberBlocks.class);
        return blocks.leased(device, wish.nonce()).orElseGet(() -> {
            if (!blocks.isKnown(wish.series())) {
                throw Problem.UNKNOWN_SERIES.refusal(wish.series());
            }
            if (blocks.inHand(device) + wish.count() > MOST_IN_HAND) {
                throw Problem.TOO_MANY_NUMBERS.refusal(MOST_IN_HAND);
            }
            return blocks.lease(wish.series(), wish.count(), device, wish.nonce(), clock.instant())
                    .orElseThrow(() -> Problem.SERIES_EXHAUSTED.refusal(wish.series()));
        });
    }
}
