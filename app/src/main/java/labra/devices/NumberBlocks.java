package labra.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about series and the blocks of numbers that are leased to devices.
public interface NumberBlocks {
    /// A block as a device gets it; both ends belong to it.
    record Block(
            @JsonProperty("serie") String series,
            @JsonProperty("desde") long first,
            @JsonProperty("hasta") long last) {}

    /// A number that came: its series, and whether it is leased to the device that says so, or has ended before.
    record Claim(int position, long seriesId, boolean own, boolean ended) {}

    /// The series that new devices get.
    @SqlQuery("SELECT prefix FROM number_series ORDER BY id DESC LIMIT 1")
    String current();

    @SqlQuery("SELECT EXISTS (SELECT FROM number_series WHERE prefix = :series)")
    boolean isKnown(String series);

    @SqlQuery("""
            SELECT s.prefix AS series, lower(b.numbers) AS first, upper(b.numbers) - 1 AS last
            FROM number_block b JOIN number_series s ON s.id = b.series_id WHERE b.device_id = :device AND b.nonce = :nonce
            """)
    Optional<Block> leased(UUID device, String nonce);

    /// How many numbers the device has in hand that became no fine yet.
    @SqlQuery("""
            SELECT coalesce(sum(upper(b.numbers) - lower(b.numbers)
                                - (SELECT count(*) FROM acta a WHERE a.series_id = b.series_id
                                   AND a.number >= lower(b.numbers) AND a.number < upper(b.numbers))), 0)
            FROM number_block b WHERE b.device_id = :device AND b.closed_at IS NULL
            """)
    long inHand(UUID device);

    /// The next numbers of the series; none where it has not so many left.
    @SqlQuery("""
            WITH taken AS (
                UPDATE number_series SET next = next + :count WHERE prefix = :series AND next + :count <= 100000000
                RETURNING id, prefix, next),
            leased AS (
                INSERT INTO number_block (series_id, numbers, device_id, nonce, leased_at, settled_to)
                SELECT id, int8range(next - :count, next), :device, :nonce, :now::timestamptz, next - :count - 1 FROM taken)
            SELECT prefix AS series, next - :count AS first, next - 1 AS last FROM taken
            """)
    Optional<Block> lease(String series, int count, UUID device, String nonce, Instant now);

    /// Moves up, in each block of the device, to where all numbers are accounted for. Only what came since is looked
    /// at.
    @SqlUpdate("""
            UPDATE number_block SET settled_to = settled_to + told.count
            FROM (SELECT numbered.id, count(*) FROM (
                      SELECT b.id, t.number - b.settled_to AS place, row_number() OVER (PARTITION BY b.id ORDER BY t.number) AS rank
                      FROM number_block b
                      JOIN LATERAL (SELECT DISTINCT n.number FROM number_told n WHERE n.series_id = b.series_id
                                    AND coalesce(n.device_id, b.device_id) = b.device_id
                                    AND n.number > b.settled_to AND n.number < upper(b.numbers)) AS t ON true
                      WHERE b.device_id = :device AND b.settled_to < upper(b.numbers) - 1) AS numbered
                  WHERE numbered.place = numbered.rank GROUP BY numbered.id) AS told
            WHERE number_block.id = told.id
            """)
    void settle(UUID device);

    @SqlQuery("""
            SELECT c.position - 1 AS position, s.id AS series_id,
                   EXISTS (SELECT FROM number_block b WHERE b.series_id = s.id AND b.numbers @> c.number AND b.device_id = c.device) AS own,
                   EXISTS (SELECT FROM number_end e WHERE e.series_id = s.id AND e.number = c.number) AS ended
            FROM unnest(:devices, :series, :numbers) WITH ORDINALITY AS c (device, series, number, position)
            JOIN number_series s ON s.prefix = c.series
            """)
    List<Claim> claims(UUID[] devices, String[] series, Long[] numbers);
}
