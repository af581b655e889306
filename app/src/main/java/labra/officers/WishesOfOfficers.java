package labra.officers;

import jakarta.inject.Singleton;
import java.util.Optional;
import labra.letters.MailWishes;
import labra.letters.NoticeRole;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Whether officers wish to get copies of the mails about their fines.
@Singleton
class WishesOfOfficers implements MailWishes {
    private final Database database;

    WishesOfOfficers(Database database) {
        this.database = database;
    }

    /// The wish of one officer, in the officer's own row.
    interface Statements {
        @SqlQuery(
                "SELECT email, 'es' AS language, copy_notices AS wanted FROM officer WHERE id = :id AND email IS NOT NULL")
        Optional<Wish> find(long id);

        @SqlUpdate("UPDATE officer SET copy_notices = :wanted, updated_at = now() WHERE id = :id")
        boolean keep(long id, boolean wanted);
    }

    @Override
    public NoticeRole role() {
        return NoticeRole.OFFICER;
    }

    @Override
    public Optional<Wish> find(long id) {
        return database.read(Statements.class, statements -> statements.find(id));
    }

    @Override
    public void keep(long id, Wish wish, Actor actor) {
        database.write(actor, handle -> handle.attach(Statements.class).keep(id, wish.wanted()));
    }
}
