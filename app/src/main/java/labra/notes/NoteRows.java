package labra.notes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import labra.evidence.FilesBesideEvidence;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about notes, their files and whom they name. Who writes is found by the name in the trail.
interface NoteRows {
    /// A note as it is kept; of one that was withdrawn no text is left.
    record Row(
            long id,
            long authorId,
            String author,
            Instant writtenAt,
            @Nullable String body,
            @Nullable Instant withdrawnAt) {}

    /// A file of a note; one that nothing opens any more is not `there`.
    record FileRow(long id, long noteId, String name, int bytes, boolean there) {
        public long kilobytes() {
            return Math.max(1, bytes / 1000);
        }
    }

    /// What is kept of a file, and what opens it.
    record Kept(String name, String type, int bytes, String sha256, byte[] key) {}

    String OF = " (fine_id = :fine OR vehicle_id = :vehicle OR person_id = :person OR officer_id = :officer) ";

    @SqlQuery("""
            INSERT INTO note (fine_id, vehicle_id, person_id, officer_id, body, author)
            SELECT :fine::uuid, :vehicle::bigint, :person::bigint, :officer::bigint, :body, account.id
            FROM account WHERE 'account:' || account.username = :actor
            RETURNING id
            """)
    long add(@BindMethods About about, String body, String actor);

    @SqlUpdate("""
            WITH kept AS (INSERT INTO note_file (note_id, name, type, bytes, sha256)
                          VALUES (:note, :name, :type, :bytes, decode(:sha256, 'hex')) RETURNING id)
            INSERT INTO note_file_key (file_id, key) SELECT id, :key FROM kept
            """)
    void attach(long note, @BindMethods Kept file);

    /// Names those of the accounts that there are, but for the author; gives back the names of all that there are.
    @SqlQuery("""
            WITH known AS (SELECT id, username FROM account WHERE active AND lower(username) = ANY (:names)),
                 named AS (INSERT INTO note_mention (note_id, account_id)
                           SELECT :note, id FROM known WHERE 'account:' || username <> :actor)
            SELECT lower(username) FROM known
            """)
    List<String> mention(long note, String[] names, String actor);

    /// Before one of them, the newest first.
    @SqlQuery("""
            SELECT note.id, note.author AS author_id, account.username AS author, written_at, body, withdrawn_at
            FROM note JOIN account ON account.id = note.author
            WHERE note.id < :before AND""" + OF + "ORDER BY note.id DESC LIMIT :most")
    List<Row> of(@BindMethods About about, long before, int most);

    @SqlQuery("""
            SELECT id, note_id, name, bytes, EXISTS (SELECT FROM note_file_key WHERE file_id = id) AS there
            FROM note_file WHERE note_id = ANY (:notes) ORDER BY id
            """)
    List<FileRow> files(Long[] notes);

    /// Whom a note names, in small letters.
    record Named(long noteId, String username) {}

    @SqlQuery("""
            SELECT note_id, lower(username) AS username FROM note_mention JOIN account ON account.id = account_id
            WHERE note_id = ANY (:notes)
            """)
    List<Named> named(Long[] notes);

    @SqlQuery("""
            SELECT note.id, note.author AS author_id, account.username AS author, written_at, body, withdrawn_at
            FROM note JOIN account ON account.id = note.author WHERE note.id = :note AND""" + OF)
    Optional<Row> find(@BindMethods About about, long note);

    @SqlUpdate("UPDATE note SET body = NULL, withdrawn_at = now() WHERE id = :note AND withdrawn_at IS NULL")
    boolean withdraw(long note);

    /// A file of a note that stands; nothing where there is nothing to open it with.
    @SqlQuery("""
            SELECT name, type, bytes, encode(sha256, 'hex') AS sha256, key
            FROM note_file JOIN note_file_key ON file_id = note_file.id JOIN note ON note.id = note_id
            WHERE note_file.id = :file AND withdrawn_at IS NULL AND""" + OF)
    Optional<Kept> file(@BindMethods About about, long file);

    @SqlUpdate("INSERT INTO note_look (file_id, looked_by, looked_at) VALUES (:file, :by, :now::timestamptz)")
    void look(long file, String by, Instant now);

    @SqlQuery("SELECT id::text FROM note WHERE" + OF + "ORDER BY id DESC LIMIT 200")
    List<String> ids(@BindMethods About about);

    @SqlQuery("""
            SELECT note_file.id::text FROM note_file JOIN note ON note.id = note_id
            WHERE""" + OF + "ORDER BY note_file.id DESC LIMIT 200")
    List<String> fileIds(@BindMethods About about);

    /// As they lie: with the nonce and the tag of their seal.
    @SqlQuery("""
            SELECT encode(note_file.sha256, 'hex') AS sha256, bytes + 28 AS bytes
            FROM note_file JOIN note_file_key ON file_id = note_file.id
            WHERE note_file.sha256 > decode(:after, 'hex') ORDER BY note_file.sha256 LIMIT :most
            """)
    List<FilesBesideEvidence.File> after(String after, int most);
}
