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

    /// A browser that is signed in.
    record Session(
            UUID id,
            @Nullable String label,
            Instant issuedAt,
            Instant usedAt,
            @Nullable String issuedFrom) {}

    /// An officer or an account, as far as signing in needs it.
    record Login(
            long id,
            String login,
            String role,
            boolean active,
            @Nullable String passwordHash,
            boolean secondFactor,
            @Nullable RequiredAction lack) {
        Role asRole() {
            return Role.valueOf(role);
        }

        /// How counts, devices and enrolments name it, whatever it is called.
        String subject() {
            return (asRole() == Role.OFFICER ? "officer:" : "account:") + id;
        }

        SecurityEvents.Subject eventSubject() {
            return asRole() == Role.OFFICER ? SecurityEvents.Subject.officer(id) : SecurityEvents.Subject.account(id);
        }
    }

    @SqlQuery("SELECT id, login, role, active, password_hash, second_factor, lack FROM account_login WHERE id = :id")
    Optional<Login> accountById(long id);

    @SqlQuery("""
            SELECT id, badge AS login, 'OFFICER' AS role, active, password_hash, false AS second_factor, NULL::text AS lack
            FROM officer WHERE lower(badge) = lower(:badge)
            """)
    Optional<Login> officer(String badge);

    @SqlQuery("""
            SELECT id, badge AS login, 'OFFICER' AS role, active, password_hash, false AS second_factor, NULL::text AS lack
            FROM officer WHERE id = :id
            """)
    Optional<Login> officerById(long id);

    @SqlQuery("""
            SELECT id, login, role, active, password_hash, second_factor, lack
            FROM account_login WHERE lower(login) = lower(:username)
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
            SELECT id, label, issued_at, used_at, issued_from FROM token JOIN session_use ON token_id = id
            WHERE account_id = :accountId AND revoked_at IS NULL AND expires_at > now()
              AND used_at > now() - :idle * interval '1 second'
            ORDER BY used_at DESC LIMIT 100
            """)
    List<Session> sessions(long accountId, long idle);

    @SqlUpdate("""
            UPDATE token SET revoked_at = now() WHERE id = :id AND account_id = :accountId AND revoked_at IS NULL
            """)
    boolean revokeOfAccount(UUID id, long accountId);

    @SqlUpdate("""
            UPDATE account SET password_hash = :hash, password_given = false, password_short = :isShort,
                               version = version + 1, updated_at = now()
            WHERE id = :id
            """)
    boolean changePassword(long id, String hash, boolean isShort);

    /// Whose token it was, when it stood.
    @SqlQuery("""
            UPDATE token SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL
            RETURNING account_id AS account, officer_id AS officer
            """)
    Optional<SecurityEvents.Subject> revoke(UUID id);

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

    /// What a token's holder is called now, and what they have to see to first; of a session, when they last
    /// proved to be there.
    record Standing(
            String login,
            @Nullable Instant provenAt,
            @Nullable RequiredAction lack) {}

    @SqlQuery("""
            SELECT coalesce(officer.badge, account.login) AS login, NULL::timestamptz AS proven_at, account.lack
            FROM token LEFT JOIN officer ON officer.id = token.officer_id
                       LEFT JOIN account_login AS account ON account.id = token.account_id
            WHERE token.id = :id AND token.revoked_at IS NULL
            """)
    Optional<Standing> standing(UUID id);

    /// Uses a session, unless nobody did for `idle` seconds.
    @SqlQuery("""
            UPDATE session_use SET used_at = now()
            FROM token JOIN account_login AS account ON account.id = token.account_id
            WHERE session_use.token_id = :id AND token.id = :id AND token.revoked_at IS NULL
              AND session_use.used_at > now() - :idle * interval '1 second'
            RETURNING account.login, session_use.proven_at, account.lack
            """)
    Optional<Standing> standingSession(UUID id, long idle);

    /// Its holder proved just now to be there; every copy of the application asks again.
    @SqlQuery("""
            WITH proven AS (UPDATE session_use SET proven_at = now() WHERE token_id = :id RETURNING token_id)
            SELECT pg_notify('token_revoked', token_id::text) IS NOT NULL FROM proven
            """)
    Optional<Boolean> prove(UUID id);

    @SqlUpdate("INSERT INTO session_use (token_id) VALUES (:id)")
    void startSession(UUID id);

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
