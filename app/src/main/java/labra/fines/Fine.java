package labra.fines;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.UUID;
import labra.prices.OwedBody;
import org.jspecify.annotations.Nullable;

/// A fine as it is kept.
public record Fine(
        UUID id,
        @Nullable String plate,
        String plateAsWritten,
        String country,
        @Nullable Long vehicleId,
        long officerId,
        Instant committedAt,
        Instant receivedAt,
        String comments,
        @Nullable String offenceCode,
        @Nullable String offenceDescription,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String number,
        FineStatus status,
        @Nullable String observation,
        byte[] digest,
        int version,
        @Nullable String balance) {

    /// A fine on the wire: moments bear the town's offset, `huella` is the SHA-256 of what was loaded.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            UUID id,
            @JsonProperty("placa_patente") @Nullable String plate,
            @JsonProperty("placa_escrita") @Nullable String plateAsWritten,
            @JsonProperty("pais") String country,
            @JsonProperty("timestamp") OffsetDateTime committedAt,
            @JsonProperty("recibida_en") OffsetDateTime receivedAt,
            @JsonProperty("comentarios") String comments,
            @JsonProperty("infraccion") @Nullable String offenceCode,
            @JsonProperty("descripcion") @Nullable String offenceDescription,
            @JsonProperty("lugar") @Nullable String place,
            @JsonProperty("latitud") @Nullable Double latitude,
            @JsonProperty("longitud") @Nullable Double longitude,
            @JsonProperty("numero") @Nullable String number,
            @JsonProperty("estado") String status,
            @JsonProperty("observacion") @Nullable String observation,
            @JsonProperty("vehiculo_id") @Nullable Long vehicleId,
            @JsonProperty("policia_id") @Nullable Long officerId,
            @JsonProperty("huella") @Nullable String digest,
            @JsonProperty("version") @Nullable Integer version,
            @JsonUnwrapped @Nullable OwedBody owed) {}

    /// As the device that loaded it is answered.
    public Body body(ZoneId zone) {
        return body(zone, null);
    }

    /// With what it owes.
    public Body body(ZoneId zone, @Nullable OwedBody owed) {
        return new Body(
                id,
                plate,
                plateAsWritten,
                country,
                committedAt.atZone(zone).toOffsetDateTime(),
                receivedAt.atZone(zone).toOffsetDateTime(),
                comments,
                offenceCode,
                offenceDescription,
                place,
                latitude,
                longitude,
                number,
                status.wireName(),
                observation,
                vehicleId,
                officerId,
                HexFormat.of().formatHex(digest),
                version,
                owed);
    }
}
