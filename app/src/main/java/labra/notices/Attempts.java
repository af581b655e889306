package labra.notices;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// How the tries of claimed notices ended. Each statement counts only for the relay that still has the claim.
interface Attempts {

    /// What was handed over, whom to, and what the server said.
    record Delivery(
            long id,
            String recipient,
            String language,
            String messageId,
            @Nullable Long templateId,
            String facts,
            byte[] digest,
            String proof) {}

    /// A try that went wrong and what follows.
    record Failure(long id, NoticeState next, String error, int attempts, int doubts, double pauseSeconds) {}

    String SENT = """
            UPDATE notice SET state = 'SENT', sent_at = now(), attempts = attempts + 1, claimed_by = NULL, claimed_until = NULL,
                              recipient = ?, language = ?, message_id = ?, template_id = ?, facts = ?::jsonb, digest = ?,
                              proof = ?, last_error = NULL
            WHERE id = ? AND state = 'SENDING' AND claimed_by = ?
            """;

    /// In plain JDBC: every mail ends here, and to make this interface work costs Jdbi more than the statement.
    static int sent(Connection connection, UUID relay, Delivery delivery) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SENT)) {
            statement.setString(1, delivery.recipient());
            statement.setString(2, delivery.language());
            statement.setString(3, delivery.messageId());
            statement.setObject(4, delivery.templateId(), Types.BIGINT);
            statement.setString(5, delivery.facts());
            statement.setBytes(6, delivery.digest());
            statement.setString(7, delivery.proof());
            statement.setLong(8, delivery.id());
            statement.setObject(9, relay);
            return statement.executeUpdate();
        }
    }

    @SqlUpdate("""
            WITH failed AS (
                UPDATE notice SET state = :next, attempts = attempts + :attempts, doubts = doubts + :doubts, last_error = :error,
                                  next_attempt_at = now() + :pauseSeconds * interval '1 second',
                                  claimed_by = NULL, claimed_until = NULL
                WHERE id = :id AND state = 'SENDING' AND claimed_by = :relay
                RETURNING id)
            INSERT INTO notice_attempt (notice_id, error) SELECT id, :error FROM failed
            """)
    int failed(UUID relay, @BindMethods Failure failure);

    @SqlUpdate("""
            UPDATE notice SET facts = told.facts::jsonb FROM unnest(:ids::bigint[], :facts::text[]) AS told (id, facts)
            WHERE notice.id = told.id AND notice.state = 'SENDING' AND notice.claimed_by = :relay
            """)
    int toldTogether(UUID relay, Long[] ids, String[] facts);

    /// Nobody is to get it any more, or wants to.
    @SqlUpdate("""
            UPDATE notice SET state = :state, claimed_by = NULL, claimed_until = NULL
            WHERE id = :id AND state = 'SENDING' AND claimed_by = :relay
            """)
    int dropped(UUID relay, long id, NoticeState state);

    /// The server says that there is no such address; only if it is still theirs.
    @SqlUpdate("""
            WITH owner AS (
                UPDATE person SET bounced_at = now(), bounce = :error
                WHERE id = (SELECT person_id FROM notice WHERE id = :id) AND lower(email) = lower(:recipient))
            UPDATE officer SET bounced_at = now(), bounce = :error
            WHERE id = (SELECT officer_id FROM notice WHERE id = :id) AND lower(email) = lower(:recipient)
            """)
    int bounced(long id, String recipient, String error);

    /// The address takes mail after all.
    @SqlUpdate("""
            WITH owner AS (
                UPDATE person SET bounced_at = NULL, bounce = NULL
                WHERE id = (SELECT person_id FROM notice WHERE id = :id) AND bounced_at IS NOT NULL)
            UPDATE officer SET bounced_at = NULL, bounce = NULL
            WHERE id = (SELECT officer_id FROM notice WHERE id = :id) AND bounced_at IS NOT NULL
            """)
    int unbounced(long id);
}
