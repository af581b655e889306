package labra.people;

import jakarta.inject.Singleton;
import java.util.Optional;
import labra.letters.MailWishes;
import labra.letters.NoticeRole;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What owners of vehicles wish to hear by mail, and in which language.
@Singleton
class WishesOfPeople implements MailWishes {
    private final Database database;

    WishesOfPeople(Database database) {
        this.database = database;
    }

    /// The wishes of one person, in the person's own row.
    interface Statements {
        @SqlQuery("SELECT email, language, objected_at IS NULL AS wanted FROM person WHERE id = :id")
        Optional<Wish> find(long id);

        @SqlUpdate("""
                UPDATE person SET language = :language, updated_at = now(),
                                  objected_at = CASE WHEN :wanted THEN NULL ELSE coalesce(objected_at, now()) END
                WHERE id = :id
                """)
        boolean keep(long id, String language, boolean wanted);
    }

    @Override
    public NoticeRole role() {
        return NoticeRole.OWNER;
    }

    @Override
    public Optional<Wish> find(long id) {
        return database.read(Statements.class, statements -> statements.find(id));
    }

    @Override
    public void keep(long id, Wish wish, Actor actor) {
        database.write(actor, handle -> handle.attach(Statements.class).keep(id, wish.language(), wish.wanted()));
    }
}
