package labra.fines;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import labra.pages.Format;
import labra.prices.Balance;
import labra.registers.Inputs;
import labra.web.lists.PageRequest.Sort;
import org.jspecify.annotations.Nullable;

/// A fine with all that the interface tells about it: its officer, its vehicle and owner, where it came from.
public record FineRow(
        UUID id,
        @Nullable String plate,
        String plateAsWritten,
        String country,
        @Nullable Long vehicleId,
        @Nullable String brand,
        @Nullable String color,
        @Nullable Long personId,
        @Nullable String owner,
        long officerId,
        String officer,
        String badge,
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
        @JsonProperty("origen") String source,
        @Nullable String receivedFrom,
        int version,
        @Nullable String balance) {

    public static final String COLUMNS = """
            f.id, f.plate, f.plate_as_written, f.country, f.vehicle_id, v.brand, v.color, v.person_id, p.name AS owner,
            f.officer_id, b.name AS officer, b.badge, f.committed_at, f.received_at, f.comments, o.code AS offence_code,
            o.description AS offence_description, f.place, f.latitude, f.longitude,
            """ + Fines.NUMBER + """
             AS number, f.status, f.observation, f.source, f.received_from, f.version,
            """ + Balance.COLUMN;

    public static final String JOINS = """
             f JOIN officer b ON b.id = f.officer_id LEFT JOIN offence o ON o.id = f.offence_id
            LEFT JOIN vehicle v ON v.id = f.vehicle_id LEFT JOIN person p ON p.id = v.person_id""" + Balance.JOIN;

    public static final Map<String, Sort> SORTS =
            Map.of("timestamp", new Sort("timestamp", "f.committed_at", "timestamptz"));

    /// The plate if it could be read as one, else what was written.
    public String shownPlate() {
        return plate == null ? plateAsWritten : plate;
    }

    /// What it is called: its number, and until it has one its plate.
    public String name() {
        return number == null ? shownPlate() : number;
    }

    public boolean voided() {
        return status == FineStatus.VOIDED;
    }

    public boolean observed() {
        return status == FineStatus.OBSERVED;
    }

    public boolean issued() {
        return status == FineStatus.ISSUED;
    }

    public boolean placed() {
        return latitude != null && longitude != null;
    }

    /// As the form of a correction shows it.
    public Map<String, String> written(Format format) {
        return Inputs.filled(
                "policia_id",
                officerId(),
                "placa_patente",
                shownPlate(),
                "timestamp",
                format.input(committedAt()),
                "infraccion",
                offenceCode(),
                "comentarios",
                comments(),
                "lugar",
                place(),
                "latitud",
                latitude(),
                "longitud",
                longitude());
    }
}
