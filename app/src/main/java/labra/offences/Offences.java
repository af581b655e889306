package labra.offences;

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

/// Every SQL statement about the catalogue of offences.
@RegisterConstructorMapper(Offence.class)
public interface Offences {
    Map<String, Problem> REFUSALS = Map.of("offence_code", Problem.OFFENCE_CODE_TAKEN);
    Map<String, Problem> REMOVAL_REFUSALS = Map.of("fine_offence", Problem.OFFENCE_HAS_FINES);

    Map<String, Sort> SORTS = Map.of(
            "codigo", new Sort("codigo", "lower(code)", "text"),
            "descripcion", new Sort("descripcion", "searchable(description)", "text"),
            "id", new Sort("id", "id", "bigint"));

    static Listing listing() {
        return new Listing(
                "id, code, description, fixed_units, points, active, version, created_at, updated_at",
                "offence",
                "id",
                "bigint");
    }

    @SqlQuery("""
            SELECT id, code, description, fixed_units, points, active, version, created_at, updated_at
            FROM offence WHERE id = :id
            """)
    Optional<Offence> find(long id);

    @SqlQuery("""
            INSERT INTO offence (code, description, fixed_units, points, active)
            VALUES (:code, :description, :fixedUnits, :points, coalesce(:active, true))
            RETURNING id, code, description, fixed_units, points, active, version, created_at, updated_at
            """)
    Offence add(@BindMethods NewOffence offence);

    @SqlQuery("""
            UPDATE offence SET code = :code, description = :description, fixed_units = :fixedUnits, points = :points,
                               active = coalesce(:active, active), version = version + 1, updated_at = now()
            WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)
            RETURNING id, code, description, fixed_units, points, active, version, created_at, updated_at
            """)
    Optional<Offence> change(long id, @BindMethods NewOffence offence, @Nullable Integer expected);

    @SqlUpdate("DELETE FROM offence WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(long id, @Nullable Integer expected);
}
