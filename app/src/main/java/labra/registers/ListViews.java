package labra.registers;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about what readers of lists keep: views by name, and the columns that a list begins with.
interface ListViews {
    /// The columns that a list begins with, none where they are the usual ones, and whether its rows are close.
    record Start(List<String> columns, boolean compact) {
        static final Start USUAL = new Start(List.of(), false);
    }

    @SqlQuery("""
            SELECT v.id, v.name, v.query, v.shared, v.account_id = :account AS own, a.username AS owner
            FROM list_view v JOIN account a ON a.id = v.account_id
            WHERE v.register = :register AND (v.shared OR v.account_id = :account)
            ORDER BY v.account_id <> :account, lower(v.name), v.id
            """)
    List<ListView> of(String register, long account);

    @SqlUpdate("""
            INSERT INTO list_view (account_id, register, name, query, shared) VALUES (:account, :register, :name, :query, :shared)
            ON CONFLICT (account_id, register, lower(name)) DO UPDATE
                SET name = excluded.name, query = excluded.query, shared = excluded.shared
            """)
    void keep(long account, String register, String name, String query, boolean shared);

    @SqlUpdate("DELETE FROM list_view WHERE id = :id AND register = :register AND account_id = :account")
    boolean remove(long id, String register, long account);

    @SqlQuery("SELECT columns, compact FROM list_columns WHERE account_id = :account AND register = :register")
    Optional<Start> start(long account, String register);

    @SqlUpdate("""
            INSERT INTO list_columns (account_id, register, columns, compact) VALUES (:account, :register, :columns, :compact)
            ON CONFLICT (account_id, register) DO UPDATE SET columns = excluded.columns, compact = excluded.compact
            """)
    void startWith(long account, String register, String[] columns, boolean compact);

    @SqlUpdate("DELETE FROM list_columns WHERE account_id = :account AND register = :register")
    void startAsUsual(long account, String register);
}
