package labra.offences;

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
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about the catalogue of offences.
public interface Offences extends RegisterRows<Offence, NewOffence>, BulkRows<NewOffence> {
    Map<String, Problem> REFUSALS = Map.of(
            "offence_code", Problem.OFFENCE_CODE_TAKEN,
            "fine_offence", Problem.OFFENCE_HAS_FINES,
            "offence_version_offence", Problem.OFFENCE_HAS_VERSIONS);

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

    /// The list as its filters ask for it; `query` gathers what is wrong with them.
    static Listing filtered(Fields query) {
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> code = query.optional("codigo", Fields.name(40));
        Field<Boolean> active = query.optional("activa", Fields::written);
        return listing()
                .whereUneven("searchable(code || ' ' || description) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(code) = lower(:code)", "code", code.orNull())
                .where("active = :active", "active", active.orNull());
    }

    @SqlQuery("""
            SELECT id::text, code AS title, description AS detail, '/admin/infracciones/' || id AS href
            FROM offence WHERE searchable(code || ' ' || description) LIKE :words AND (active OR NOT :activeOnly)
            ORDER BY lower(code) LIMIT 8
            """)
    List<SearchHit> found(@Nullable String words, boolean activeOnly);

    @SqlQuery("SELECT code || ' · ' || description FROM offence WHERE lower(code) = lower(:code)")
    Optional<String> titleOf(String code);

    /// What an officer may choose from.
    @SqlQuery("""
            SELECT id, code, description, fixed_units, points, active, version, created_at, updated_at
            FROM offence WHERE active ORDER BY lower(code) LIMIT 2000
            """)
    List<Offence> offered();

    @SqlQuery("""
            UPDATE offence SET active = :active, version = version + 1, updated_at = now() WHERE id = :id
            RETURNING id, code, description, fixed_units, points, active, version, created_at, updated_at
            """)
    Optional<Offence> activate(long id, boolean active);

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

    @Override
    default List<String> addAll(List<NewOffence> offences) {
        return addAll(
                BulkRows.column(offences, NewOffence::code, String[]::new),
                BulkRows.column(offences, NewOffence::description, String[]::new),
                BulkRows.column(offences, NewOffence::writtenUnits, String[]::new),
                BulkRows.column(offences, NewOffence::points, Integer[]::new),
                BulkRows.column(offences, NewOffence::activeAtFirst, Boolean[]::new));
    }

    @SqlQuery("""
            WITH said AS (SELECT *, row_number() OVER (PARTITION BY lower(code) ORDER BY n) AS turn
                          FROM unnest(:codes, :descriptions, CAST(:units AS numeric[]), :points, :active)
                               WITH ORDINALITY AS said (code, description, fixed_units, points, active, n)),
                 added AS (INSERT INTO offence (code, description, fixed_units, points, active)
                           SELECT code, description, fixed_units, points, active FROM said WHERE turn = 1 ORDER BY n
                           ON CONFLICT (lower(code)) DO NOTHING RETURNING code, description, fixed_units, points)
            SELECT CASE WHEN said.turn = 1 AND added.code IS NOT NULL THEN 'LOADED'
                        WHEN CASE WHEN added.code IS NULL
                                  THEN (present.description, present.fixed_units, present.points)
                                       IS NOT DISTINCT FROM (said.description, said.fixed_units, said.points)
                                  ELSE (added.description, added.fixed_units, added.points)
                                       IS NOT DISTINCT FROM (said.description, said.fixed_units, said.points) END
                        THEN 'REPEATED'
                        ELSE 'OFFENCE_CODE_TAKEN' END
            FROM said
                 LEFT JOIN added ON lower(added.code) = lower(said.code)
                 LEFT JOIN offence present ON lower(present.code) = lower(said.code)
            ORDER BY said.n
            """)
    List<String> addAll(
            String[] codes,
            String[] descriptions,
            @Nullable String[] units,
            @Nullable Integer[] points,
            Boolean[] active);
}
