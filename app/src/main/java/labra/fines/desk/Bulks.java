package labra.fines.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import labra.web.Messages;
import labra.web.Problem;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about bulks of fines.
public interface Bulks {
    String SELECT = """
            SELECT b.*, account.username AS assignee,
                   b.undo_at IS NULL AND coalesce(b.finished_at > now() - interval '10 minutes', false) AS undoable
            FROM bulk b LEFT JOIN account ON account.id = b.assignee_id
            """;

    /// A fine of a bulk, the version that it was left with, and what was there before.
    record Item(
            int position,
            UUID fineId,
            @Nullable Integer version,
            @Nullable String beforeOffence,
            @Nullable String beforePlace,
            @Nullable Long beforeAssignee) {}

    /// A fine that a bulk left out, and why.
    record LeftOut(UUID fineId, String name, boolean kept, String problem, List<String> details) {
        public String why(Locale locale) {
            return Messages.text(locale, Problem.valueOf(problem).key(), details.toArray());
        }
    }

    /// How many of its fines stand where.
    record Count(long waiting, long done, long refused, long undone, long kept) {
        public long all() {
            return waiting + done + refused + undone + kept;
        }

        /// How much is done in per cent, on the way there or back.
        public long percent(Bulk bulk) {
            long open = bulk.undoAt() == null ? waiting : done;
            return all() == 0 ? 100 : 100 * (all() - open) / all();
        }
    }

    /// Somebody of the staff who can take fines.
    record Member(long id, String name) {}

    /// Of fines that are meant, how many may be validated or corrected, and how many wait to be settled.
    record Open(long issued, long observed) {}

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE status = 'ISSUED') AS issued, count(*) FILTER (WHERE status = 'OBSERVED') AS observed
            FROM fine WHERE id = ANY (:ids)
            """)
    Open open(UUID[] ids);

    @SqlQuery("""
            SELECT id, name || ' · ' || username AS name FROM account
            WHERE active AND role IN ('ADMINISTRATOR', 'SUPERVISOR', 'OPERATOR') ORDER BY name, id
            """)
    List<Member> staff();

    @SqlQuery("""
            WITH begun AS (
                     INSERT INTO bulk (action, actor, reason, incomplete_too, assignee_id, offence, place)
                     VALUES (:action, :actor, :reason, :incompleteToo, :assignee, :offence, :place) RETURNING id),
                 meant AS (
                     INSERT INTO bulk_fine (bulk_id, position, fine_id)
                     SELECT begun.id, asked.position, fine.id
                     FROM begun, unnest(:fines) WITH ORDINALITY AS asked (id, position) JOIN fine ON fine.id = asked.id)
            SELECT id FROM begun
            """)
    long begin(@BindMethods Bulk.Wanted wanted, String actor, UUID[] fines);

    @SqlQuery(SELECT + " WHERE b.id = :id")
    Optional<Bulk> find(long id);

    @SqlQuery(SELECT + " ORDER BY b.id DESC LIMIT 50")
    List<Bulk> newest();

    /// Those that are to go on.
    @SqlQuery(SELECT + """
             WHERE b.finished_at IS NULL OR b.undo_at IS NOT NULL AND b.undone_at IS NULL ORDER BY b.id LIMIT 20
            """)
    List<Bulk> unfinished();

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting, count(*) FILTER (WHERE state = 'DONE') AS done,
                   count(*) FILTER (WHERE state = 'REFUSED') AS refused, count(*) FILTER (WHERE state = 'UNDONE') AS undone,
                   count(*) FILTER (WHERE state = 'KEPT') AS kept
            FROM bulk_fine WHERE bulk_id = :id
            """)
    Count count(long id);

    @SqlQuery("""
            SELECT b.fine_id, coalesce(f.number, f.plate, nullif(f.plate_as_written, ''), f.id::text) AS name,
                   b.state = 'KEPT' AS kept, b.problem, b.details
            FROM bulk_fine b JOIN fine f ON f.id = b.fine_id
            WHERE b.bulk_id = :id AND b.state IN ('REFUSED', 'KEPT') ORDER BY b.state, b.position LIMIT :most
            """)
    List<LeftOut> leftOut(long id, int most);

    /// The next of its fines, which nobody else works on until the transaction ends.
    @SqlQuery("""
            SELECT position, fine_id, version, before_offence, before_place, before_assignee FROM bulk_fine
            WHERE bulk_id = :id AND state = :state ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
    Optional<Item> next(long id, String state);

    @SqlUpdate("""
            UPDATE bulk_fine SET state = 'DONE', version = :version, before_offence = :beforeOffence, before_place = :beforePlace,
                                 before_assignee = :beforeAssignee
            WHERE bulk_id = :id AND position = :position
            """)
    void done(long id, @BindMethods Item item);

    @SqlUpdate("UPDATE bulk_fine SET state = 'UNDONE' WHERE bulk_id = :id AND position = :position")
    void undone(long id, int position);

    @SqlUpdate("""
            UPDATE bulk_fine SET state = CASE state WHEN 'DONE' THEN 'KEPT' ELSE 'REFUSED' END, problem = :problem, details = :details
            WHERE bulk_id = :id AND position = :position
            """)
    void leaveOut(long id, int position, String problem, String[] details);

    @SqlUpdate("""
            UPDATE bulk SET finished_at = now() WHERE id = :id AND finished_at IS NULL
            AND NOT EXISTS (SELECT FROM bulk_fine WHERE bulk_id = :id AND state = 'WAITING')
            """)
    boolean finish(long id);

    @SqlUpdate("""
            UPDATE bulk SET undo_by = :actor, undo_reason = :reason, undo_at = now()
            WHERE id = :id AND undo_at IS NULL AND finished_at > now() - interval '10 minutes'
            """)
    boolean undo(long id, String reason, String actor);

    @SqlUpdate("""
            UPDATE bulk SET undone_at = now() WHERE id = :id AND undo_at IS NOT NULL AND undone_at IS NULL
            AND NOT EXISTS (SELECT FROM bulk_fine WHERE bulk_id = :id AND state = 'DONE')
            """)
    boolean finishUndo(long id);

    /// Says where and of what a fine is, leaving its vehicle alone.
    @SqlQuery("""
            UPDATE fine SET offence_id = (SELECT id FROM offence WHERE lower(code) = lower(:offence)), place = :place,
                            version = version + 1, updated_at = now()
            WHERE id = :fine AND version = :expected AND status = 'ISSUED' RETURNING version
            """)
    Optional<Integer> restate(UUID fine, int expected, @Nullable String offence, @Nullable String place);

    @SqlQuery("""
            UPDATE fine SET status = 'ISSUED', version = version + 1, updated_at = now()
            WHERE id = :fine AND version = :expected AND status = 'VALIDATED' RETURNING version
            """)
    Optional<Integer> takeValidationBack(UUID fine, int expected);

    @SqlQuery("SELECT account_id FROM fine_taken WHERE fine_id = :fine FOR UPDATE")
    Optional<Long> assignee(UUID fine);

    @SqlUpdate("""
            INSERT INTO fine_taken (fine_id, account_id) SELECT :fine, id FROM account WHERE id = :account
            ON CONFLICT (fine_id) DO UPDATE SET account_id = excluded.account_id, taken_at = now()
            """)
    boolean assign(UUID fine, long account);

    @SqlUpdate("DELETE FROM fine_taken WHERE fine_id = :fine")
    void unassign(UUID fine);

    /// Whether somebody asked to annul or move a fine since the bulk began.
    @SqlQuery("""
            SELECT EXISTS (SELECT FROM annulment a JOIN bulk b ON b.id = :id WHERE a.fine_id = :fine AND a.asked_at >= b.begun_at)
            """)
    boolean isAskedAbout(long id, UUID fine);
}
