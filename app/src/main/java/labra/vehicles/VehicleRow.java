package labra.vehicles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import labra.registers.Cell;
import labra.registers.Column;
import labra.registers.ListLayout;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest;
import labra.web.lists.PageRequest.Sort;
import org.jdbi.v3.core.Handle;

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

    static final Sort BY_PLATE = new Sort("placa_patente", "v.plate", "text");

    static final Map<String, Sort> SORTS = Map.of(
            "placa_patente", BY_PLATE,
            "persona_id", new Sort("persona_id", "v.person_id", "bigint"),
            "id", new Sort("id", "v.id", "bigint"));

    static final ListLayout<VehicleRow> TABLE = new ListLayout<>(
            VehicleRow.class,
            List.of(
                    Column.<VehicleRow>of(
                                    "placa_patente", vehicle -> Cell.plate(vehicle.plate(), vehicle.plateAsWritten()))
                            .sorted("placa_patente"),
                    Column.<VehicleRow>of("marca", vehicle -> Cell.text(vehicle.brand())),
                    Column.<VehicleRow>of("color", vehicle -> Cell.text(vehicle.color())),
                    Column.<VehicleRow>of(
                            "titular",
                            vehicle -> Cell.text(vehicle.owner()).to("/admin/personas/" + vehicle.personId())),
                    Column.<VehicleRow>of("correo_electronico", vehicle -> Cell.text(vehicle.ownerEmail()))
                            .hidden(),
                    Column.<VehicleRow>of("pais", vehicle -> Cell.text(vehicle.country())),
                    Column.<VehicleRow>of("creado_en", vehicle -> Cell.moment(vehicle.createdAt()))
                            .hidden(),
                    Column.<VehicleRow>of("modificado_en", vehicle -> Cell.moment(vehicle.updatedAt()))
                            .hidden(),
                    Column.<VehicleRow>of("id", vehicle -> Cell.number(vehicle.id()))
                            .sorted("id")
                            .hidden()),
            SORTS,
            "placa_patente");

    static Listing listing() {
        return new Listing("""
                v.id, v.plate, v.plate_as_written, v.country, v.brand, v.color, v.person_id, p.name AS owner,
                p.email AS owner_email, v.version, v.created_at, v.updated_at""", "vehicle v JOIN person p ON p.id = v.person_id", "v.id", "bigint");
    }

    /// The vehicles of a country with one of these plates.
    public static List<VehicleRow> among(Handle handle, String country, String[] plates) {
        var request = new PageRequest(50, BY_PLATE, false, null, false);
        return listing()
                .where("v.country = :country", "country", country)
                .where("v.plate = ANY (:plates)", "plates", plates)
                .page(handle, VehicleRow.class, request)
                .items();
    }

    /// As programs get it.
    Vehicle told() {
        return new Vehicle(id, plate, country, brand, color, personId, version, createdAt, updatedAt);
    }

    /// Whether the plate has a format that its country is known to use.
    public boolean usualFormat() {
        return PlateFormats.isKnown(country, plate);
    }
}
