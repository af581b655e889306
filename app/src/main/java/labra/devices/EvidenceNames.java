package labra.devices;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Every SQL statement about the texts that name evidence, kept as fines or set apart.
interface EvidenceNames {
    @SqlQuery("""
            SELECT jws FROM acta WHERE hash = decode(:hash, 'hex')
            UNION ALL SELECT jws FROM quarantine WHERE hash = decode(:hash, 'hex') AND kind = 'ACTA' LIMIT 1
            """)
    Optional<String> text(String hash);

    /// What was signed of a fine, at once or where somebody registered it out of quarantine.
    @SqlQuery("""
            SELECT jws FROM acta WHERE fine_id = :fine UNION ALL SELECT jws FROM quarantine WHERE fine_id = :fine LIMIT 1
            """)
    Optional<String> ofFine(UUID fine);
}
