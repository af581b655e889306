package labra.fines.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import labra.platform.Database;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Observed fines that wait for the same thing: those of one plate that no vehicle has, or a single one with another
/// trouble. `first` is the one that waits longest; `taker` is who has taken it.
public record ObservedGroup(
        UUID first,
        String shownPlate,
        @Nullable String observation,
        long many,
        Instant oldest,
        @Nullable String taker) {

    /// Where the queue is.
    static final String PLACE = "/admin/observadas";

    private static final int MOST_AT_ONCE = 500;

    /// Whose part of the queue is looked at.
    public enum Part {
        ALL,
        MINE,
        NOBODYS;

        /// As addresses have it.
        public String wireName() {
            return this == MINE ? "mias" : this == NOBODYS ? "de_nadie" : "todas";
        }
    }

    /// The others that wait for the same vehicle as a fine.
    static List<UUID> alike(Database database, UUID fine) {
        return database.read(Rows.class, rows -> rows.alike(fine, MOST_AT_ONCE));
    }

    /// A plate as somebody types it.
    static String plate(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /// The page of the fine that this account looks at after that one, if one waits behind it.
    static Optional<String> next(Database database, long account, UUID after) {
        return database.read(Rows.class, rows -> rows.next(account, after)).map(waiting -> PLACE + "/" + waiting);
    }

    /// The groups in the order in which they began to wait; of a queue beyond ten thousand, those of its oldest fines.
    interface Rows {
        String WAITING = """
                (SELECT fine.id, country, plate, plate_as_written, vehicle_id, committed_at, observation,
                        CASE WHEN vehicle_id IS NULL AND plate IS NOT NULL THEN country || ' ' || plate ELSE fine.id::text END AS trouble
                 FROM fine WHERE status = 'OBSERVED' ORDER BY committed_at, fine.id LIMIT 10000) AS waiting
                LEFT JOIN fine_taken ON fine_taken.fine_id = waiting.id LEFT JOIN account ON account.id = fine_taken.account_id
                """;

        @SqlQuery("""
                SELECT (array_agg(waiting.id ORDER BY committed_at, waiting.id))[1] AS first,
                       (array_agg(coalesce(plate, plate_as_written) ORDER BY committed_at, waiting.id))[1] AS shown_plate,
                       CASE WHEN count(*) = 1 THEN min(observation) END AS observation, count(*) AS many, min(committed_at) AS oldest,
                       min(username) AS taker
                FROM """ + WAITING + """
                WHERE (:plate::text IS NULL OR plate LIKE :plate || '%')
                  AND (:part = 'ALL' OR :part = 'MINE' AND fine_taken.account_id = :account
                       OR :part = 'NOBODYS' AND fine_taken.account_id IS NULL)
                GROUP BY trouble ORDER BY oldest, first LIMIT :most
                """)
        List<ObservedGroup> oldest(@Nullable String plate, Part part, long account, int most);

        /// The others that wait for the same vehicle as this fine.
        @SqlQuery("""
                SELECT other.id FROM fine JOIN fine other ON other.country = fine.country AND other.plate = fine.plate
                WHERE fine.id = :id AND fine.vehicle_id IS NULL AND other.vehicle_id IS NULL
                  AND fine.status = 'OBSERVED' AND other.status = 'OBSERVED' AND other.id <> fine.id
                ORDER BY other.committed_at, other.id LIMIT :most
                """)
        List<UUID> alike(UUID id, int most);

        /// Which fine this account looks at after that one: what others took is left to them.
        @SqlQuery("""
                SELECT fine.id FROM fine LEFT JOIN fine_taken ON fine_taken.fine_id = fine.id
                WHERE status = 'OBSERVED' AND (account_id IS NULL OR account_id = :account)
                  AND (committed_at, fine.id) > (SELECT committed_at, id FROM fine WHERE id = :after)
                ORDER BY committed_at, fine.id LIMIT 1
                """)
        Optional<UUID> next(long account, UUID after);

        @SqlQuery("""
                SELECT username FROM fine_taken JOIN account ON account.id = fine_taken.account_id WHERE fine_id = :fine
                """)
        Optional<String> taker(UUID fine);

        /// Takes those that wait, whoever had them before.
        @SqlUpdate("""
                INSERT INTO fine_taken (fine_id, account_id) SELECT id, :account FROM fine WHERE id = ANY (:fines) AND status = 'OBSERVED'
                ON CONFLICT (fine_id) DO UPDATE SET account_id = excluded.account_id, taken_at = excluded.taken_at
                    WHERE fine_taken.account_id <> excluded.account_id
                """)
        int take(UUID[] fines, long account);

        @SqlUpdate("DELETE FROM fine_taken WHERE fine_id = ANY (:fines) AND account_id = :account")
        int leave(UUID[] fines, long account);
    }
}
