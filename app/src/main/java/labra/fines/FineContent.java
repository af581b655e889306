package labra.fines;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import labra.vehicles.Plate;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// What a fine says, as an officer sends it and as staff may correct it.
public record FineContent(
        @Nullable Plate plate,
        String plateAsWritten,
        @Nullable String observation,
        Instant committedAt,
        String comments,
        @Nullable String offenceCode,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    private static final int LONGEST_COMMENTS = 2_000;

    /// Reads and checks every field; the caller may have put earlier complaints into `fields`.
    public static FineContent from(Fields fields, ZoneId zone, Instant now) {
        return from(fields, SeenPlate::legible, zone, now);
    }

    public static FineContent from(Fields fields, Fields.Reader<SeenPlate> plates, ZoneId zone, Instant now) {
        Field<SeenPlate> plate = fields.required("placa_patente", plates);
        Field<Instant> moment = fields.required("timestamp", Timestamp.reader(zone, now));
        Field<String> comments = fields.required("comentarios", Fields.text(LONGEST_COMMENTS));
        Field<String> offence = fields.optional("infraccion", Fields.name(40));
        Field<String> place = fields.optional("lugar", Fields.name(300));
        Field<Double> latitude = fields.optional("latitud", Fields.number(-90, 90));
        Field<Double> longitude = fields.optional("longitud", Fields.number(-180, 180));
        if (fields.has("latitud") != fields.has("longitud")) {
            fields.reject(new FieldError(fields.has("latitud") ? "longitud" : "latitud", "field.coordinates-in-pairs"));
        }
        fields.check();
        return new FineContent(
                plate.get().plate(),
                plate.get().written(),
                plate.get().observation(),
                moment.get(),
                comments.get(),
                offence.orNull(),
                place.orNull(),
                latitude.orNull(),
                longitude.orNull());
    }

    /// The plate; for content that was read from somebody who waited, and so has one.
    public Plate legiblePlate() {
        return Objects.requireNonNull(plate);
    }

    /// Whether the correction of that fine wants a reason: something that it says, or its status, would change.
    public boolean needsReason(Fine fine) {
        return fine.status() == FineStatus.OBSERVED
                || !comments.equals(fine.comments())
                || !Objects.equals(place, fine.place())
                || !Objects.equals(latitude, fine.latitude())
                || !Objects.equals(longitude, fine.longitude())
                || !legiblePlate().text().equals(fine.plate())
                || !committedAt.equals(fine.committedAt())
                || !(offenceCode == null
                        ? fine.offenceCode() == null
                        : offenceCode.equalsIgnoreCase(fine.offenceCode()));
    }

    /// Whether it would move that fine from one vehicle to another.
    public boolean moves(Fine fine) {
        return fine.vehicleId() != null && !legiblePlate().text().equals(fine.plate());
    }

    Digest digest(long officerId, String country) {
        Object seen = plate == null ? "?" + plateAsWritten : plate;
        return Digest.of(officerId, committedAt, country, seen, comments, offenceCode, place, latitude, longitude);
    }
}
