package labra.access.factors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about passkeys.
public interface PasskeyRecords {
    /// A passkey as its owner knows it; the id is hexadecimal.
    record Passkey(
            String id,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt) {}

    /// A passkey with whose it is, as signing in needs it.
    record Owned(long accountId, UUID userHandle, byte[] id, byte[] credential, boolean backupEligible, long counter) {
        public Ceremonies.Kept kept() {
            return new Ceremonies.Kept(id, credential, backupEligible, counter);
        }
    }

    @SqlQuery("""
            SELECT encode(id, 'hex') AS id, name, added_at, used_at FROM passkey WHERE account_id = :accountId ORDER BY added_at
            """)
    List<Passkey> of(long accountId);

    @SqlQuery("SELECT id FROM passkey WHERE account_id = :accountId")
    List<byte[]> ids(long accountId);

    @SqlQuery("SELECT user_handle FROM account WHERE id = :accountId")
    UUID handle(long accountId);

    @SqlQuery("""
            SELECT account_id, user_handle, passkey.id, credential, backup_eligible, counter
            FROM passkey JOIN account ON account.id = account_id WHERE passkey.id = :id
            """)
    Optional<Owned> find(byte[] id);

    @SqlUpdate("""
            INSERT INTO passkey (id, account_id, name, credential, backup_eligible, counter)
            VALUES (:id, :accountId, :name, :credential, :backupEligible, :counter) ON CONFLICT (id) DO NOTHING
            """)
    boolean add(byte[] id, long accountId, String name, byte[] credential, boolean backupEligible, long counter);

    /// Two uses at once do not both count from the same number.
    @SqlUpdate("""
            UPDATE passkey SET counter = :counter, used_at = now()
            WHERE id = :id AND (counter < :counter OR (counter = 0 AND :counter = 0))
            """)
    boolean use(byte[] id, long counter);

    @SqlUpdate("DELETE FROM passkey WHERE id = decode(:id, 'hex') AND account_id = :accountId")
    boolean remove(String id, long accountId);

    /// Whether nobody answered this challenge before.
    @SqlUpdate("""
            WITH old AS (DELETE FROM used_challenge WHERE used_at < now() - interval '1 hour')
            INSERT INTO used_challenge (challenge) VALUES (:challenge) ON CONFLICT DO NOTHING
            """)
    boolean answer(byte[] challenge);
}
