package labra.fines.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Observed fines that wait for the same thing: those of one plate that no vehicle has, or a single one with another
/// trouble. `first` is the one that waits longest.
public record ObservedGroup(
        UUID first, String shownPlate, @Nullable String observation, long many, Instant oldest) {

    /// The groups in the order in which they began to wait; of a queue beyond ten thousand, those of its oldest fines.
    interface Rows {
        String WAITING = """
                (SELECT id, country, plate, plate_as_written, vehicle_id, committed_at, observation,
                        CASE WHEN vehicle_id IS NULL AND plate IS NOT NULL THEN country || ' ' || plate ELSE id::text END AS trouble
                 FROM fine WHERE status = 'OBSERVED' ORDER BY committed_at, id LIMIT 10000) AS waiting
                """;

        @SqlQuery("""
                SELECT (array_agg(id ORDER BY committed_at, id))[1] AS first,
                       (array_agg(coalesce(plate, plate_as_written) ORDER BY committed_at, id))[1] AS shown_plate,
                       CASE WHEN count(*) = 1 THEN min(observation) END AS observation, count(*) AS many, min(committed_at) AS oldest
                FROM """ + WAITING + """
                WHERE :plate::text IS NULL OR plate LIKE :plate || '%'
                GROUP BY trouble ORDER BY oldest, first LIMIT :most
                """)
        List<ObservedGroup> oldest(@Nullable String plate, int most);

        /// The others that wait for the same vehicle as this fine.
        @SqlQuery("""
                SELECT other.id FROM fine JOIN fine other ON other.country = fine.country AND other.plate = fine.plate
                WHERE fine.id = :id AND fine.vehicle_id IS NULL AND other.vehicle_id IS NULL
                  AND fine.status = 'OBSERVED' AND other.status = 'OBSERVED' AND other.id <> fine.id
                ORDER BY other.committed_at, other.id LIMIT :most
                """)
        List<UUID> alike(UUID id, int most);

        /// Which fine to look at next.
        @SqlQuery("SELECT id FROM fine WHERE status = 'OBSERVED' ORDER BY committed_at, id LIMIT 1")
        Optional<UUID> next();
    }
}
