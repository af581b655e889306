package labra.devices.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement of the page about numbers: what was leased, how it ended, what nobody accounts for.
interface NumberRows {
    /// A series and what became of its numbers: counted by blocks, since its numbers are millions after a year.
    record Series(long id, String prefix, long leased, long settled, long voided, long lost, long returned) {}

    /// Numbers below the highest that their device used, and of which it told nothing.
    record Gap(String prefix, long seriesId, UUID deviceId, String device, Instant leasedAt, long first, long last) {}

    @SqlQuery("""
            SELECT s.id, s.prefix, s.next - 1 AS leased,
                   coalesce((SELECT sum(b.settled_to - lower(b.numbers) + 1) FROM number_block b WHERE b.series_id = s.id), 0) AS settled,
                   (SELECT count(*) FROM number_end e WHERE e.series_id = s.id AND e.end_state = 'VOIDED') AS voided,
                   (SELECT count(*) FROM number_end e WHERE e.series_id = s.id AND e.end_state = 'LOST')
                   + coalesce((SELECT sum(upper(b.numbers) - b.returned_from) FROM number_block b
                               WHERE b.series_id = s.id AND b.closed_why IN ('LOST', 'STOLEN')), 0) AS lost,
                   coalesce((SELECT sum(upper(b.numbers) - b.returned_from) FROM number_block b
                             WHERE b.series_id = s.id AND b.closed_why = 'RETIRED'), 0) AS returned
            FROM number_series s ORDER BY s.id DESC
            """)
    List<Series> series();

    /// Only blocks that are not accounted for to their end are looked into, and those no further than from where it
    /// stops.
    @SqlQuery("""
            SELECT s.prefix, b.series_id, b.device_id, d.name AS device, b.leased_at, x.before + 1 AS first, x.number - 1 AS last
            FROM number_block b JOIN number_series s ON s.id = b.series_id JOIN device d ON d.id = b.device_id
            JOIN LATERAL (SELECT t.number, lag(t.number, 1, b.settled_to) OVER (ORDER BY t.number) AS before
                          FROM (SELECT DISTINCT n.number FROM number_told n
                                WHERE n.series_id = b.series_id AND coalesce(n.device_id, b.device_id) = b.device_id
                                  AND n.number > b.settled_to AND n.number < upper(b.numbers)) AS t) AS x ON x.number > x.before + 1
            WHERE b.settled_to < upper(b.numbers) - 1
            ORDER BY b.leased_at, first LIMIT 200
            """)
    List<Gap> gaps();

    @SqlUpdate("INSERT INTO number_series (prefix) VALUES (:prefix) ON CONFLICT DO NOTHING")
    boolean add(String prefix);

    /// Declares those of the range lost of which nothing is known; they are leased to that device.
    @SqlUpdate("""
            INSERT INTO number_end (series_id, number, end_state, reason, ended_at)
            SELECT :series, n, 'LOST', :reason, :now::timestamptz FROM generate_series(:first::bigint, :last::bigint) AS n
            WHERE EXISTS (SELECT FROM number_block b WHERE b.series_id = :series AND b.device_id = :device AND b.numbers @> n
                          AND n > b.settled_to)
              AND NOT EXISTS (SELECT FROM number_told t WHERE t.series_id = :series AND t.number = n)
            ON CONFLICT DO NOTHING
            """)
    int lose(long series, UUID device, long first, long last, String reason, Instant now);
}
