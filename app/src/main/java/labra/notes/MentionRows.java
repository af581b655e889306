package labra.notes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about who reads the notes that name them.
interface MentionRows {
    /// A note that names an account, and the record that it is about.
    record Told(
            long noteId,
            String subject,
            String record,
            String title,
            String author,
            String body,
            Instant writtenAt,
            @Nullable Instant readAt) {}

    /// How many notes name each account that they did not mark as read.
    @SqlQuery("""
            SELECT account_id, count(*) AS unread FROM note_mention JOIN note ON note.id = note_id
            WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY account_id
            """)
    @KeyColumn("account_id")
    @ValueColumn("unread")
    Map<Long, Long> unread();

    /// Those that name an account: what is not read first, the newest of it first.
    @SqlQuery("""
            SELECT note_id, CASE WHEN note.fine_id IS NOT NULL THEN 'fine' WHEN note.vehicle_id IS NOT NULL THEN 'vehicle'
                                 WHEN note.person_id IS NOT NULL THEN 'person' ELSE 'officer' END AS subject,
                   coalesce(note.fine_id::text, note.vehicle_id::text, note.person_id::text, note.officer_id::text) AS record,
                   coalesce(fine.number, fine.plate, fine.plate_as_written, vehicle.plate, person.name, officer.name) AS title,
                   account.username AS author, body, written_at, read_at
            FROM note_mention JOIN note ON note.id = note_id JOIN account ON account.id = note.author
                 LEFT JOIN fine ON fine.id = note.fine_id LEFT JOIN vehicle ON vehicle.id = note.vehicle_id
                 LEFT JOIN person ON person.id = note.person_id LEFT JOIN officer ON officer.id = note.officer_id
            WHERE account_id = :account AND withdrawn_at IS NULL
            ORDER BY read_at IS NOT NULL, note_id DESC LIMIT 100
            """)
    List<Told> telling(long account);

    @SqlUpdate(
            "UPDATE note_mention SET read_at = now() WHERE note_id = :note AND account_id = :account AND read_at IS NULL")
    boolean read(long note, long account);

    /// Up to a note: what came while the page was read stays unread.
    @SqlUpdate(
            "UPDATE note_mention SET read_at = now() WHERE note_id <= :last AND account_id = :account AND read_at IS NULL")
    int readAll(long last, long account);
}
