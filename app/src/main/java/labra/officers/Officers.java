package labra.officers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// Every SQL statement about officers. A trigger revokes the tokens of one who is deactivated.
public interface Officers extends RegisterRows<Officer, NewOfficer> {
    Map<String, Problem> REFUSALS =
            Map.of("officer_badge", Problem.BADGE_TAKEN, "fine_officer", Problem.OFFICER_HAS_FINES);

    Map<String, Sort> SORTS = Map.of(
            "nombre", new Sort("nombre", "searchable(name)", "text"),
            "numero_unico", new Sort("numero_unico", "lower(badge)", "text"),
            "id", new Sort("id", "id", "bigint"));

    static Listing listing() {
        return new Listing(
                "id, name, badge, active, email, copy_notices, version, created_at, updated_at",
                "officer",
                "id",
                "bigint");
    }

    /// The list as its filters ask for it; `query` gathers what is wrong with them.
    static Listing filtered(Fields query) {
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> badge = query.optional("numero_unico", Fields.name(60));
        Field<Boolean> active = query.optional("activo", Fields::written);
        return listing()
                .whereUneven(
                        "searchable(name) || ' ' || searchable(badge) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(badge) = lower(:badge)", "badge", badge.orNull())
                .where("active = :active", "active", active.orNull());
    }

    @SqlQuery("""
            SELECT id::text, name AS title, badge AS detail, '/admin/policias/' || id AS href
            FROM officer WHERE searchable(name) || ' ' || searchable(badge) LIKE :words
            ORDER BY searchable(name), id LIMIT 8
            """)
    List<SearchHit> found(@Nullable String words);

    @SqlQuery("""
            UPDATE officer SET active = :active, version = version + 1, updated_at = now() WHERE id = :id
            RETURNING id, name, badge, active, email, copy_notices, version, created_at, updated_at
            """)
    Optional<Officer> activate(long id, boolean active);

    @SqlUpdate("""
            UPDATE officer SET password_hash = :hash, version = version + 1, updated_at = now() WHERE id = :id
            """)
    boolean resetPassword(long id, String hash);

    @SqlQuery("SELECT password_hash IS NOT NULL FROM officer WHERE id = :id")
    boolean hasPassword(long id);

    @SqlQuery("SELECT id FROM officer WHERE lower(badge) = lower(:badge)")
    Optional<Long> idOf(String badge);

    @SqlQuery(
            "SELECT id, name, badge, active, email, copy_notices, version, created_at, updated_at FROM officer WHERE id = :id")
    Optional<Officer> find(long id);

    @SqlQuery("""
            INSERT INTO officer (name, badge, active, password_hash, email, copy_notices)
            VALUES (:name, :badge, coalesce(:active, true), :passwordHash, :email, :copyNotices)
            RETURNING id, name, badge, active, email, copy_notices, version, created_at, updated_at
            """)
    Officer add(@BindMethods NewOfficer officer);

    @SqlQuery("""
            UPDATE officer SET name = :name, badge = :badge, active = coalesce(:active, active),
                               password_hash = coalesce(:passwordHash, password_hash),
                               email = :email, copy_notices = :copyNotices,
                               version = version + 1, updated_at = now()
            WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)
            RETURNING id, name, badge, active, email, copy_notices, version, created_at, updated_at
            """)
    Optional<Officer> change(long id, @BindMethods NewOfficer officer, @Nullable Integer expected);

    @SqlUpdate("DELETE FROM officer WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(long id, @Nullable Integer expected);
}
