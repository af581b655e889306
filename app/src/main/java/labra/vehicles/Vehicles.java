package labra.vehicles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.registers.Blocker;
import labra.registers.BulkRows;
import labra.registers.RegisterRows;
import labra.registers.SearchHit;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest.Sort;
import labra.web.lists.Search;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about vehicles.
public interface Vehicles extends RegisterRows<Vehicle, NewVehicle>, BulkRows<NewVehicle> {
    Map<String, Problem> REFUSALS = Map.of(
            "vehicle_plate", Problem.PLATE_TAKEN,
            "vehicle_owner", Problem.UNKNOWN_PERSON,
            "fine_vehicle", Problem.VEHICLE_HAS_FINES);

    Map<String, Sort> SORTS = Map.of(
            "placa_patente", new Sort("placa_patente", "plate", "text"),
            "persona_id", new Sort("persona_id", "person_id", "bigint"),
            "id", new Sort("id", "id", "bigint"));

    static Listing listing() {
        return new Listing(
                "id, plate, country, brand, color, person_id, version, created_at, updated_at",
                "vehicle",
                "id",
                "bigint");
    }

    /// The list as `q`, `placa`, `pais` and `persona_id` filter it; `query` gathers what is wrong with them.
    static Listing filtered(Listing vehicles, Fields query) {
        Field<String> search = query.optional("q", Fields.name(200));
        String plate = Plate.filter(query);
        Field<String> country = query.optional("pais", Country::read);
        Field<Long> owner = query.optional("persona_id", Fields.whole(1, Long.MAX_VALUE));
        return vehicles.whereUneven(
                        "lower(plate) || ' ' || searchable(brand) || ' ' || searchable(color) LIKE :q",
                        "q",
                        pattern(search.orNull()))
                .where("plate = :plate", "plate", plate)
                .whereUneven("country = :country", "country", country.orNull())
                .where("person_id = :owner", "owner", owner.orNull());
    }

    /// The search pattern: what may be a plate is searched without its separators.
    static @Nullable String pattern(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        try {
            Plate plate = Plate.parse(typed);
            return plate.text().chars().anyMatch(Character::isDigit)
                    ? Search.anywhere(plate.text())
                    : Search.anywhere(typed);
        } catch (BadField words) {
            return Search.anywhere(typed);
        }
    }

    /// Those whose plate starts so.
    @SqlQuery("""
            SELECT v.id::text, v.plate AS title, v.brand || ', ' || v.color || ' · ' || p.name AS detail,
                   '/admin/vehiculos/' || v.id AS href
            FROM vehicle v JOIN person p ON p.id = v.person_id WHERE v.plate LIKE :start ORDER BY v.plate LIMIT 8
            """)
    List<SearchHit> found(String start);

    /// The first vehicles in a person's name.
    @SqlQuery("""
            SELECT plate AS title, '/admin/vehiculos/' || id AS href
            FROM vehicle WHERE person_id = :personId ORDER BY plate LIMIT 5
            """)
    List<Blocker.Link> of(long personId);

    @SqlQuery("""
            SELECT id, plate, country, brand, color, person_id, version, created_at, updated_at FROM vehicle WHERE id = :id
            """)
    Optional<Vehicle> find(long id);

    @SqlQuery("""
            SELECT id, plate, country, brand, color, person_id, version, created_at, updated_at FROM vehicle
            WHERE person_id = :personId ORDER BY plate LIMIT 1000
            """)
    List<Vehicle> ofPerson(long personId);

    @SqlQuery("""
            INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
            VALUES (:country, :plate, :plateAsWritten, :brand, :color, :personId)
            RETURNING id, plate, country, brand, color, person_id, version, created_at, updated_at
            """)
    Vehicle add(@BindMethods NewVehicle vehicle);

    @SqlQuery("""
            UPDATE vehicle SET country = coalesce(:country, country), plate = :plate, plate_as_written = :plateAsWritten, brand = :brand,
                               color = :color, person_id = :personId, version = version + 1, updated_at = now()
            WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)
            RETURNING id, plate, country, brand, color, person_id, version, created_at, updated_at
            """)
    Optional<Vehicle> change(long id, @BindMethods NewVehicle vehicle, @Nullable Integer expected);

    @SqlUpdate("DELETE FROM vehicle WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(long id, @Nullable Integer expected);

    @Override
    default List<String> addAll(List<NewVehicle> vehicles) {
        return addAll(
                BulkRows.column(vehicles, NewVehicle::country, String[]::new),
                BulkRows.column(vehicles, NewVehicle::plate, String[]::new),
                BulkRows.column(vehicles, NewVehicle::plateAsWritten, String[]::new),
                BulkRows.column(vehicles, NewVehicle::brand, String[]::new),
                BulkRows.column(vehicles, NewVehicle::color, String[]::new),
                BulkRows.column(vehicles, NewVehicle::personId, Long[]::new));
    }

    @SqlQuery("""
            WITH said AS (SELECT *, row_number() OVER (PARTITION BY country, plate ORDER BY n) AS turn
                          FROM unnest(:countries, :plates, :written, :brands, :colors, :owners)
                               WITH ORDINALITY AS said (country, plate, plate_as_written, brand, color, person_id, n)),
                 added AS (INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                           SELECT country, plate, plate_as_written, brand, color, person_id
                           FROM said WHERE turn = 1 ORDER BY n
                           ON CONFLICT (country, plate) DO NOTHING RETURNING country, plate, brand, color, person_id)
            SELECT CASE WHEN said.turn = 1 AND added.plate IS NOT NULL THEN 'LOADED'
                        WHEN (coalesce(added.brand, present.brand), coalesce(added.color, present.color),
                              coalesce(added.person_id, present.person_id))
                             = (said.brand, said.color, said.person_id) THEN 'REPEATED'
                        ELSE 'PLATE_TAKEN' END
            FROM said
                 LEFT JOIN added ON added.country = said.country AND added.plate = said.plate
                 LEFT JOIN vehicle present ON present.country = said.country AND present.plate = said.plate
            ORDER BY said.n
            """)
    List<String> addAll(
            @Nullable String[] countries,
            String[] plates,
            String[] written,
            String[] brands,
            String[] colors,
            Long[] owners);
}
