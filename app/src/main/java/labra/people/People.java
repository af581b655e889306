package labra.people;

import java.util.Map;
import java.util.Optional;
import labra.web.Listing;
import labra.web.PageRequest.Sort;
import labra.web.Problem;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about persons.
@RegisterConstructorMapper(Person.class)
public interface People {
    Map<String, Problem> REFUSALS = Map.of("person_email", Problem.EMAIL_TAKEN);
    Map<String, Problem> REMOVAL_REFUSALS = Map.of("vehicle_owner", Problem.PERSON_HAS_VEHICLES);

    Map<String, Sort> SORTS = Map.of(
            "nombre", new Sort("nombre", "searchable(name)", "text"),
            "correo_electronico", new Sort("correo_electronico", "lower(email)", "text"),
            "id", new Sort("id", "id", "bigint"));

    static Listing listing() {
        return new Listing("id, name, email, version, created_at, updated_at", "person", "id", "bigint");
    }

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
}
