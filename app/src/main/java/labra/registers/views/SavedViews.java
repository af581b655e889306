package labra.registers.views;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about how somebody wants to see lists.
public interface SavedViews {
    @SqlQuery("""
            SELECT id, name, query, shared, account_id = :account AS own FROM saved_view
            WHERE register = :register AND (account_id = :account OR shared)
            ORDER BY lower(name), id LIMIT 200
            """)
    List<SavedView> seenBy(long account, String register);

    @SqlQuery("""
            SELECT id, name, query, shared, true AS own FROM saved_view
            WHERE id = :id AND account_id = :account AND register = :register
            """)
    Optional<SavedView> own(long id, long account, String register);

    /// Saved again under a name that its owner has already, it takes that one's place.
    @SqlUpdate("""
            INSERT INTO saved_view (account_id, register, name, query, shared)
            SELECT :account, :register, :name, :query, :shared
            WHERE (SELECT count(*) FROM saved_view WHERE account_id = :account AND register = :register) < 50
            ON CONFLICT (account_id, register, name) DO UPDATE
                SET query = excluded.query, shared = excluded.shared, saved_at = now()
            """)
    boolean save(long account, String register, String name, String query, boolean shared);

    @SqlUpdate("""
            UPDATE saved_view SET name = :name, shared = :shared, saved_at = now()
            WHERE id = :id AND account_id = :account AND NOT EXISTS (
                SELECT FROM saved_view AS other
                WHERE other.account_id = :account AND other.register = saved_view.register
                  AND other.name = :name AND other.id <> :id)
            """)
    boolean rename(long id, long account, String name, boolean shared);

    @SqlQuery("SELECT id, name, query, shared, false AS own FROM saved_view ORDER BY id")
    List<SavedView> all();

    @SqlUpdate("DELETE FROM saved_view WHERE id = :id")
    boolean remove(long id);

    @SqlUpdate("DELETE FROM saved_view WHERE id = :id AND account_id = :account")
    boolean delete(long id, long account);

    @SqlQuery("SELECT columns, dense, widths FROM list_habit WHERE account_id = :account AND register = :register")
    Optional<ListHabit> habit(long account, String register);

    @SqlUpdate("""
            INSERT INTO list_habit (account_id, register, columns, dense, widths)
            VALUES (:account, :register, :columns, :dense, :widths)
            ON CONFLICT (account_id, register) DO UPDATE
                SET columns = excluded.columns, dense = excluded.dense, widths = excluded.widths
            """)
    void remember(long account, String register, @BindMethods ListHabit habit);

    @SqlUpdate("DELETE FROM list_habit WHERE account_id = :account AND register = :register")
    void forget(long account, String register);
}
