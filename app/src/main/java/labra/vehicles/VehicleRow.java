package labra.vehicles;

import java.time.Instant;
import java.util.Map;
import labra.web.Listing;
import labra.web.PageRequest.Sort;

/// A vehicle with its owner, as the interface lists it.
public record VehicleRow(
        long id,
        String plate,
        String plateAsWritten,
        String country,
        String brand,
        String color,
        long personId,
        String owner,
        String ownerEmail,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static final Sort BY_ID = new Sort("id", "v.id", "bigint");

    static final Map<String, Sort> SORTS = Map.of(
            "placa_patente", new Sort("placa_patente", "v.plate", "text"),
            "persona_id", new Sort("persona_id", "v.person_id", "bigint"),
            "id", BY_ID);

    static Listing listing() {
        return new Listing("""
                v.id, v.plate, v.plate_as_written, v.country, v.brand, v.color, v.person_id, p.name AS owner,
                p.email AS owner_email, v.version, v.created_at, v.updated_at""", "vehicle v JOIN person p ON p.id = v.person_id", "v.id", "bigint");
    }

    /// Whether the plate has a format that its country is known to use.
    public boolean usualFormat() {
        return PlateFormats.isKnown(country, plate);
    }
}
