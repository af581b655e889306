package labra.access.factors;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about second factors.
public interface FactorRecords {
    /// What an account has: since when its application, how many passkeys, and how many recovery codes that were not
    /// used.
    record Factors(@Nullable Instant appSince, int passkeys, int codesLeft) {
        public boolean any() {
            return appSince != null || passkeys > 0;
        }
    }

    @SqlQuery("""
            SELECT (SELECT added_at FROM authenticator WHERE account_id = :accountId) AS app_since,
                   (SELECT count(*)::integer FROM passkey WHERE account_id = :accountId) AS passkeys,
                   (SELECT count(*)::integer FROM recovery_code WHERE account_id = :accountId AND used_at IS NULL) AS codes_left
            """)
    Factors of(long accountId);

    @SqlQuery("SELECT secret FROM authenticator WHERE account_id = :accountId")
    Optional<String> secret(long accountId);

    /// Not where the account has one already.
    @SqlUpdate("""
            INSERT INTO authenticator (account_id, secret, last_step) VALUES (:accountId, :secret, :step)
            ON CONFLICT (account_id) DO NOTHING
            """)
    boolean add(long accountId, String secret, long step);

    /// A step of time is used up with all before it.
    @SqlUpdate("UPDATE authenticator SET last_step = :step WHERE account_id = :accountId AND last_step < :step")
    boolean use(long accountId, long step);

    @SqlUpdate("DELETE FROM authenticator WHERE account_id = :accountId")
    boolean remove(long accountId);

    /// Whether there was any.
    @SqlQuery("""
            WITH codes AS (DELETE FROM recovery_code WHERE account_id = :accountId),
                 keys AS (DELETE FROM passkey WHERE account_id = :accountId RETURNING id),
                 app AS (DELETE FROM authenticator WHERE account_id = :accountId RETURNING account_id)
            SELECT EXISTS (SELECT FROM keys) OR EXISTS (SELECT FROM app)
            """)
    boolean removeAll(long accountId);

    /// Recovery codes in the place of nothing.
    @SqlUpdate("""
            DELETE FROM recovery_code WHERE account_id = :accountId
              AND NOT EXISTS (SELECT FROM authenticator WHERE account_id = :accountId)
              AND NOT EXISTS (SELECT FROM passkey WHERE account_id = :accountId)
            """)
    void dropIdleCodes(long accountId);

    /// In place of those that were.
    @SqlUpdate("""
            WITH gone AS (DELETE FROM recovery_code WHERE account_id = :accountId)
            INSERT INTO recovery_code (account_id, code_hash) SELECT :accountId, hash FROM unnest(:hashes) AS hash
            """)
    void putCodes(long accountId, byte[][] hashes);

    @SqlUpdate("""
            UPDATE recovery_code SET used_at = now() WHERE account_id = :accountId AND code_hash = :hash AND used_at IS NULL
            """)
    boolean useCode(long accountId, byte[] hash);
}
