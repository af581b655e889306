package labra.letters;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about what recipients wish.
interface MailWishes {

    /// What a recipient wishes, and the address it is for.
    record Wish(String email, String language, boolean wanted) {}

    @SqlQuery("SELECT email, language, objected_at IS NULL AS wanted FROM person WHERE id = :id")
    Optional<Wish> ofPerson(long id);

    @SqlQuery(
            "SELECT email, 'es' AS language, copy_notices AS wanted FROM officer WHERE id = :id AND email IS NOT NULL")
    Optional<Wish> ofOfficer(long id);

    @SqlUpdate("""
            UPDATE person SET language = :language, updated_at = now(),
                              objected_at = CASE WHEN :wanted THEN NULL ELSE coalesce(objected_at, now()) END
            WHERE id = :id
            """)
    void keepOfPerson(long id, String language, boolean wanted);

    @SqlUpdate("UPDATE officer SET copy_notices = :wanted, updated_at = now() WHERE id = :id")
    void keepOfOfficer(long id, boolean wanted);
}
