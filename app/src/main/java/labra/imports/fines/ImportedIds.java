package labra.imports.fines;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What imports read of the registers and add to them. What is already there is never overwritten.
interface ImportedIds {
    long NONE = -1;

    @SqlUpdate("INSERT INTO officer (badge, name) VALUES (:badge, :name) ON CONFLICT (lower(badge)) DO NOTHING")
    void createOfficer(String badge, String name);

    @SqlQuery("SELECT coalesce((SELECT id FROM officer WHERE lower(badge) = lower(:badge)), -1)")
    long officer(String badge);

    @SqlUpdate(
            "INSERT INTO offence (code, description) VALUES (:code, :description) ON CONFLICT (lower(code)) DO NOTHING")
    void createOffence(String code, String description);

    @SqlQuery("SELECT coalesce((SELECT id FROM offence WHERE lower(code) = lower(:code)), -1)")
    long offence(String code);
}
