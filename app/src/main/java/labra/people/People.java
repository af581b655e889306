package labra.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.registers.BulkRows;
import labra.registers.RegisterRows;
import labra.registers.SearchHit;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest.Sort;
import labra.web.lists.Search;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about persons.
public interface People extends RegisterRows<Person, NewPerson>, BulkRows<NewPerson> {
    Map<String, Problem> REFUSALS =
            Map.of("person_email", Problem.EMAIL_TAKEN, "vehicle_owner", Problem.PERSON_HAS_VEHICLES);

    Map<String, Sort> SORTS = Map.of(
            "nombre", new Sort("nombre", "searchable(name)", "text"),
            "correo_electronico", new Sort("correo_electronico", "lower(email)", "text"),
            "id", new Sort("id", "id", "bigint"));

    static Listing listing() {
        return new Listing("id, name, email, version, created_at, updated_at", "person", "id", "bigint");
    }

    /// The list as `q` and `correo_electronico` filter it; `query` gathers what is wrong with them.
    static Listing filtered(Fields query) {
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> email = query.optional("correo_electronico", Fields::email);
        return listing()
                .whereUneven(
                        "searchable(name) || ' ' || searchable(email) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(email) = lower(:email)", "email", email.orNull());
    }

    /// A vehicle in somebody's name, and how many fines wait on it.
    record Holding(long id, String plate, String country, String brand, String color, long fines) {}

    @SqlQuery("""
            SELECT id, plate, country, brand, color,
                   (SELECT count(*) FROM (SELECT FROM fine WHERE fine.vehicle_id = vehicle.id LIMIT 1000) AS counted) AS fines
            FROM vehicle WHERE person_id = :personId ORDER BY plate LIMIT 200
            """)
    List<Holding> holdings(long personId);

    @SqlQuery("""
            SELECT id::text, name AS title, email AS detail, '/admin/personas/' || id AS href
            FROM (SELECT id, name, email FROM person
                  WHERE searchable(name) || ' ' || searchable(email) LIKE :words LIMIT 200) AS found
            ORDER BY searchable(name), id LIMIT 8
            """)
    List<SearchHit> found(@Nullable String words);

    /// The one with that whole address: its parts, such as the provider's name, may be nearly everybody's.
    @SqlQuery("""
            SELECT id::text, name AS title, email AS detail, '/admin/personas/' || id AS href
            FROM person WHERE lower(email) = lower(:email)
            """)
    List<SearchHit> foundByEmail(String email);

    @SqlQuery("SELECT id, name, email, version, created_at, updated_at FROM person WHERE id = :id")
    Optional<Person> find(long id);

    @SqlQuery("SELECT id, name, email, version, created_at, updated_at FROM person WHERE lower(email) = lower(:email)")
    Optional<Person> findByEmail(String email);

    @SqlQuery("""
            INSERT INTO person (name, email) VALUES (:name, :email)
            RETURNING id, name, email, version, created_at, updated_at
            """)
    Person add(@BindMethods NewPerson person);

    @SqlQuery("""
            UPDATE person SET name = :name, email = :email, version = version + 1, updated_at = now()
            WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)
            RETURNING id, name, email, version, created_at, updated_at
            """)
    Optional<Person> change(long id, @BindMethods NewPerson person, @Nullable Integer expected);

    @SqlUpdate("DELETE FROM person WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(long id, @Nullable Integer expected);

    @Override
    default List<String> addAll(List<NewPerson> people) {
        return addAll(
                BulkRows.column(people, NewPerson::name, String[]::new),
                BulkRows.column(people, NewPerson::email, String[]::new));
    }

    @SqlQuery("""
            WITH said AS (SELECT *, row_number() OVER (PARTITION BY lower(email) ORDER BY n) AS turn
                          FROM unnest(:names, :emails) WITH ORDINALITY AS said (name, email, n)),
                 added AS (INSERT INTO person (name, email)
                           SELECT name, email FROM said WHERE turn = 1 ORDER BY n
                           ON CONFLICT (lower(email)) DO NOTHING RETURNING name, email)
            SELECT CASE WHEN added.email IS NOT NULL AND said.turn = 1 THEN 'LOADED'
                        WHEN coalesce(added.name, present.name) = said.name THEN 'REPEATED'
                        ELSE 'EMAIL_TAKEN' END
            FROM said
                 LEFT JOIN added ON lower(added.email) = lower(said.email)
                 LEFT JOIN person present ON lower(present.email) = lower(said.email)
            ORDER BY said.n
            """)
    List<String> addAll(String[] names, String[] emails);

    /// Who has these addresses: ids by address as it was asked for.
    @KeyColumn("asked")
    @ValueColumn("id")
    @SqlQuery("""
            SELECT asked, person.id FROM unnest(:emails) AS asked JOIN person ON lower(person.email) = lower(asked)
            """)
    Map<String, Long> idsOf(String[] emails);
}
