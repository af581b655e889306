package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import labra.fines.NewFine;
import labra.fines.Seal;
import labra.fines.Timestamp;
import labra.platform.TownSettings;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Reads what a device signed as a fine, or as the end of a number; what cannot be kept as it is says why.
@Singleton
class SealedFines {
    static final Duration AHEAD = Duration.ofMinutes(5);

    /// A clock that is so far off proves nothing about the moment of a fine.
    private static final Duration ASTRAY = Duration.ofHours(12);
    private static final Duration SKEWED = Duration.ofMinutes(5);
    private static final int LONGEST_REASON = 500;

    private final TownSettings town;
    private final Clock clock;

    SealedFines(TownSettings town, Clock clock) {
        this.town = town;
        this.clock = clock;
    }

    NewFine fine(Delivered item, Known known, String origin) throws Unfit {
        JsonNode payload = item.signed().payload();
        Common common = common(item, known);
        if (!payload.hasNonNull("id")) {
            throw new Unfit(Why.FORMA);
        }
        Long skew = skewMillis(payload);
        if (skew != null && Math.abs(skew) >= ASTRAY.toMillis()) {
            throw new Unfit(Why.RELOJ);
        }
        String country = Signed.orNull(payload, "pais", Fields.name(2));
        if (country != null && !country.equals(town.country())) {
            throw new Unfit(Why.PAIS);
        }
        if (!NamedEvidence.isFit(payload)) {
            throw new Unfit(Why.EVIDENCIAS);
        }
        PrintedNumber number = number(item);
        var seal = new Seal(
                item.deviceId(),
                common.sequence,
                new Seal.Number(known.series(item), number.number(), number.text()),
                item.signed().jws(),
                item.signed().hash(),
                common.previous,
                skew,
                clock.instant());
        try {
            var sender = new NewFine.Sender(common.officerId, origin);
            return NewFine.fromOffline(new Fields(payload), sender, town, clock.instant())
                    .sealed(seal);
        } catch (Refusal shape) {
            throw new Unfit(Why.FORMA);
        }
    }

    VoidedNumber end(Delivered item, Known known) throws Unfit {
        Common common = common(item, known);
        String reason = Signed.orNull(item.signed().payload(), "motivo", Fields.filledText(LONGEST_REASON));
        if (reason == null) {
            throw new Unfit(Why.FORMA);
        }
        return new VoidedNumber(
                known.series(item),
                number(item).number(),
                reason,
                item.deviceId(),
                common.sequence,
                item.signed().jws(),
                item.signed().hash(),
                common.previous);
    }

    /// How far the device's clock was off when it was last compared, if it says so.
    static @Nullable Long skewMillis(JsonNode payload) {
        return Signed.orNull(payload.path("reloj"), "desfase_ms", Signed.whole(-Signed.MOST, Signed.MOST));
    }

    static boolean isSkewed(JsonNode payload) {
        Long skew = skewMillis(payload);
        return skew != null && Math.abs(skew) > SKEWED.toMillis();
    }

    private record Common(long sequence, String previous, long officerId) {}

    /// What a fine and the end of a number share, in the order in which it is looked at.
    private Common common(Delivered item, Known known) throws Unfit {
        if (item.from().isRevoked()) {
            throw new Unfit(Why.DISPOSITIVO_REVOCADO);
        }
        Fields fields = new Fields(item.signed().payload());
        Field<Integer> version = fields.optional("v", Fields.integer(0, Integer.MAX_VALUE));
        Field<String> device = fields.required("dispositivo", Fields.name(36));
        Field<Long> sequence = fields.required("secuencia", Signed.whole(1, Signed.MOST));
        Field<String> previous = fields.required("anterior", Signed::hash);
        Field<String> badge = fields.required("numero_unico", Fields.name(60));
        Field<Instant> at = fields.required("timestamp", Timestamp.filter(town.zone()));
        check(fields);
        if (version.orNull() == null || version.get() != 1) {
            throw new Unfit(Why.VERSION);
        }
        if (!device.get().equals(item.deviceId().toString())) {
            throw new Unfit(Why.FORMA);
        }
        long officer = known.signer(item.deviceId(), badge.get(), at.get());
        if (at.get().isAfter(clock.instant().plus(AHEAD))) {
            throw new Unfit(Why.FUTURO);
        }
        if (known.isTaken(item.deviceId(), sequence.get(), item.signed().hash())) {
            throw new Unfit(Why.SECUENCIA_REPETIDA);
        }
        return new Common(sequence.get(), previous.get(), officer);
    }

    private static void check(Fields fields) throws Unfit {
        try {
            fields.check();
        } catch (Refusal shape) {
            throw new Unfit(Why.FORMA);
        }
    }

    private static PrintedNumber number(Delivered item) throws Unfit {
        PrintedNumber number = item.number();
        if (number == null) {
            throw new Unfit(Why.FORMA);
        }
        return number;
    }
}
