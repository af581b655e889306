package labra.imports.registers;

import java.util.List;
import java.util.function.Function;
import labra.csv.Row;
import labra.imports.mapping.Cells;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.Reason;
import labra.imports.mapping.Unfit;
import labra.vehicles.Country;
import labra.vehicles.Plate;
import labra.web.BadField;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// A vehicle as a file says it, and whose it is.
public record ReadVehicle(
        String country,
        String plate,
        String plateAsWritten,
        String brand,
        String color,
        String owner,
        String ownerName) {
    /// The register of vehicles of one country. Owners are people who are there, or are made of a name and an address.
    public record Register(Mapping mapping, String country, boolean createPeople)
            implements RegisterLoader.Register<ReadVehicle> {
        @Override
        public ReadVehicle read(Row.Good row) throws Unfit {
            Cells cells = new Cells(row, mapping);
            String written = cells.required(ImportColumn.PLATE, Plate.LONGEST_WRITTEN);
            return new ReadVehicle(
                    country(cells.text(ImportColumn.PLATE_COUNTRY, 60)),
                    plate(written),
                    written,
                    cells.required(ImportColumn.BRAND, 100),
                    cells.required(ImportColumn.COLOR, 60),
                    cells.email(ImportColumn.OWNER_EMAIL),
                    cells.text(ImportColumn.OWNER_NAME, 200));
        }

        @Override
        public List<String> add(Handle handle, List<ReadVehicle> vehicles) {
            Statements statements = handle.attach(Statements.class);
            String[] owners = array(vehicles, ReadVehicle::owner);
            if (createPeople) {
                statements.addOwners(array(vehicles, ReadVehicle::ownerName), owners);
            }
            return statements.add(
                    array(vehicles, ReadVehicle::country),
                    array(vehicles, ReadVehicle::plate),
                    array(vehicles, ReadVehicle::plateAsWritten),
                    array(vehicles, ReadVehicle::brand),
                    array(vehicles, ReadVehicle::color),
                    owners);
        }

        @Override
        public String key(ReadVehicle vehicle) {
            return vehicle.plate() + " " + vehicle.owner();
        }

        /// The installation's where the file says nothing.
        private String country(String written) throws Unfit {
            try {
                return written.isEmpty() ? country : Country.parse(written);
            } catch (BadField unknown) {
                throw new Unfit(Reason.BAD_COUNTRY, written);
            }
        }

        private static String plate(String written) throws Unfit {
            try {
                return Plate.parse(written).text();
            } catch (BadField noPlate) {
                throw new Unfit(Reason.BAD_PLATE, written);
            }
        }

        private static String[] array(List<ReadVehicle> vehicles, Function<ReadVehicle, String> value) {
            return vehicles.stream().map(value).toArray(String[]::new);
        }
    }

    /// Its SQL.
    interface Statements {
        @SqlUpdate("""
                INSERT INTO person (name, email)
                SELECT DISTINCT ON (lower(email)) name, email
                FROM unnest(:names, :emails) WITH ORDINALITY AS said (name, email, n)
                WHERE name <> '' ORDER BY lower(email), n
                ON CONFLICT (lower(email)) DO NOTHING
                """)
        int addOwners(String[] names, String[] emails);

        @SqlQuery("""
                WITH said AS (SELECT said.*, person.id AS person_id,
                                     row_number() OVER (PARTITION BY country, plate, person.id IS NULL ORDER BY n) AS turn
                              FROM unnest(:countries, :plates, :written, :brands, :colors, :owners)
                                       WITH ORDINALITY AS said (country, plate, plate_as_written, brand, color, owner, n)
                                   LEFT JOIN person ON lower(person.email) = lower(said.owner)),
                     added AS (INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                               SELECT country, plate, plate_as_written, brand, color, person_id
                               FROM said WHERE turn = 1 AND person_id IS NOT NULL ORDER BY n
                               ON CONFLICT (country, plate) DO NOTHING RETURNING country, plate, brand, color, person_id)
                SELECT CASE WHEN said.person_id IS NULL THEN 'UNKNOWN_OWNER'
                            WHEN said.turn = 1 AND added.plate IS NOT NULL THEN 'LOADED'
                            WHEN (coalesce(added.brand, present.brand), coalesce(added.color, present.color),
                                  coalesce(added.person_id, present.person_id))
                                 = (said.brand, said.color, said.person_id) THEN 'REPEATED'
                            ELSE 'PLATE_TAKEN' END
                FROM said
                     LEFT JOIN added ON (added.country, added.plate) = (said.country, said.plate)
                     LEFT JOIN vehicle present ON (present.country, present.plate) = (said.country, said.plate)
                ORDER BY said.n
                """)
        List<String> add(
                String[] countries,
                String[] plates,
                String[] written,
                String[] brands,
                String[] colors,
                String[] owners);
    }
}
