package labra.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Every SQL statement of the panel.
public interface PanelQueries {
    /// A count by one of three: day and hour, offence, officer.
    record Tally(
            @Nullable LocalDate day,
            @Nullable Integer hour,
            @Nullable Long offenceId,
            @Nullable Long officerId,
            long fines) {}

    /// How many fines came in within two seconds, so many times two seconds ago.
    record Beat(int ago, long fines) {}

    /// One pass over an index's range.
    @SqlQuery("""
            SELECT day, hour, offence_id, officer_id, count(*) AS fines
            FROM (SELECT (committed_at AT TIME ZONE :zone)::date AS day,
                         extract(hour FROM committed_at AT TIME ZONE :zone)::integer AS hour, offence_id, officer_id
                  FROM fine WHERE committed_at >= :from AND committed_at < :until AND status <> 'VOIDED') AS chosen
            GROUP BY GROUPING SETS ((day, hour), (offence_id), (officer_id))
            """)
    List<Tally> tallies(Instant from, Instant until, String zone);

    /// Whether fines of those days came in or changed since a moment, as the audit trail has them; also when there were
    /// too many to look through.
    @SqlQuery("""
            WITH touched AS MATERIALIZED (
                SELECT id FROM (SELECT unnest(subject_ids) AS id FROM audit
                                WHERE at > :since AND subject = 'fine' AND subject_ids IS NOT NULL
                                UNION ALL
                                SELECT subject_id::uuid FROM audit
                                WHERE id > (SELECT max(id) - 5000 FROM audit) AND at > :since AND subject = 'fine'
                                  AND subject_id IS NOT NULL)
                               AS told LIMIT 20000)
            SELECT (SELECT count(*) = 20000 FROM touched)
                OR EXISTS (SELECT FROM touched JOIN fine USING (id) WHERE committed_at >= :from AND committed_at < :until)
            """)
    boolean changed(Instant since, Instant from, Instant until);

    /// The busiest squares of about 500 m.
    @SqlQuery("""
            SELECT round(latitude * 200) / 200 AS latitude, round(longitude * 200) / 200 AS longitude, count(*) AS fines
            FROM fine
            WHERE committed_at >= :from AND committed_at < :until AND latitude IS NOT NULL AND status <> 'VOIDED'
            GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 400
            """)
    List<Numbers.Spot> spots(Instant from, Instant until);

    /// New fines of the last minute, as the audit trail has them: one row per group, found by its index.
    @SqlQuery("""
            SELECT floor(extract(epoch FROM now() - at) / 2)::integer AS ago, sum(cardinality(subject_ids)) AS fines
            FROM audit WHERE subject_ids IS NOT NULL AND subject = 'fine' AND at > now() - interval '1 minute' GROUP BY 1
            """)
    List<Beat> lastMinute();

    @SqlQuery("SELECT id, code || ' · ' || description AS title FROM offence WHERE id = ANY (:ids)")
    @KeyColumn("id")
    @ValueColumn("title")
    Map<Long, String> offences(Long[] ids);

    @SqlQuery("SELECT id, code FROM offence WHERE id = ANY (:ids)")
    @KeyColumn("id")
    @ValueColumn("code")
    Map<Long, String> codes(Long[] ids);

    @SqlQuery("SELECT id, name FROM officer WHERE id = ANY (:ids)")
    @KeyColumn("id")
    @ValueColumn("name")
    Map<Long, String> officers(Long[] ids);
}
