package labra.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about tokens, officers' and accounts' logins.
public interface TokenRecords {

    /// A token that was handed out; the token itself is kept nowhere.
    record Issued(
            UUID id,
            @JsonProperty("etiqueta") @Nullable String label,
            @JsonProperty("emitido") Instant issuedAt,
            @JsonProperty("vence") Instant expiresAt,
            @JsonProperty("desde") @Nullable String issuedFrom,
            @JsonProperty("revocado") @Nullable Instant revokedAt) {}

    /// An officer or an account, as far as signing in needs it.
    record Login(
            long id,
            String login,
            String role,
            boolean active,
            @Nullable String passwordHash) {
        Role asRole() {
            return Role.valueOf(role);
        }
    }

    @SqlQuery("""
            SELECT id, badge AS login, 'OFFICER' AS role, active, password_hash FROM officer WHERE lower(badge) = lower(:badge)
            """)
    Optional<Login> officer(String badge);

    @SqlQuery("SELECT id, badge AS login, 'OFFICER' AS role, active, password_hash FROM officer WHERE id = :id")
    Optional<Login> officerById(long id);

    @SqlQuery("""
            SELECT id, username AS login, role, active, password_hash FROM account WHERE lower(username) = lower(:username)
            """)
    Optional<Login> account(String username);

    @SqlUpdate("""
            INSERT INTO token (id, officer_id, account_id, purpose, issued_at, expires_at, issued_from, label)
            VALUES (:id, :officerId, :accountId, :purpose, :issuedAt, :expiresAt, :issuedFrom, :label)
            """)
    void add(
            UUID id,
            @Nullable Long officerId,
            @Nullable Long accountId,
            String purpose,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable String issuedFrom,
            @Nullable String label);

    @SqlQuery("""
            SELECT id, label, issued_at, expires_at, issued_from, revoked_at FROM token
            WHERE officer_id = :officerId AND purpose = 'API' ORDER BY issued_at DESC LIMIT 500
            """)
    List<Issued> ofOfficer(long officerId);

    /// Where an account is signed in with a browser now.
    @SqlQuery("""
            SELECT id, label, issued_at, expires_at, issued_from, revoked_at FROM token
            WHERE account_id = :accountId AND purpose = 'WEB' AND revoked_at IS NULL AND expires_at > now()
            ORDER BY issued_at DESC LIMIT 100
            """)
    List<Issued> sessions(long accountId);

    @SqlUpdate("UPDATE token SET revoked_at = now() WHERE id = :id AND account_id = :accountId AND revoked_at IS NULL")
    boolean revokeOfAccount(UUID id, long accountId);

    @SqlUpdate("""
            UPDATE account SET password_hash = :hash, version = version + 1, updated_at = now() WHERE id = :id
            """)
    boolean changePassword(long id, String hash);

    @SqlUpdate("""
            UPDATE token SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL
            """)
    boolean revoke(UUID id);

    @SqlUpdate("""
            UPDATE token SET revoked_at = now() WHERE id = :id AND officer_id = :officerId AND revoked_at IS NULL
            """)
    boolean revokeOfOfficer(UUID id, long officerId);

    @SqlUpdate(
            "UPDATE token SET revoked_at = now() WHERE officer_id = :officerId AND revoked_at IS NULL AND expires_at > now()")
    int revokeAllOfOfficer(long officerId);

    @SqlUpdate(
            "UPDATE token SET revoked_at = now() WHERE account_id = :accountId AND revoked_at IS NULL AND expires_at > now()")
    int revokeAllOfAccount(long accountId);

    @SqlQuery("SELECT EXISTS (SELECT FROM token WHERE id = :id AND revoked_at IS NULL)")
    boolean stands(UUID id);

    @SqlQuery("SELECT EXISTS (SELECT FROM token WHERE id = :id AND officer_id = :officerId)")
    boolean belongsTo(UUID id, long officerId);

    @SqlQuery("SELECT EXISTS (SELECT FROM account)")
    boolean anyAccount();

    @SqlQuery("""
            INSERT INTO account (username, name, role, password_hash) VALUES (:username, :name, :role, :passwordHash)
            RETURNING id
            """)
    long addAccount(String username, String name, String role, String passwordHash);
}
