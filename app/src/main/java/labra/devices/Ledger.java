package labra.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about what a device said, by its place in the chain: what is there, what is missing.
public interface Ledger {
    /// Something that is there.
    record Word(UUID deviceId, long sequence, String hash) {}

    /// Places from one to another, both missing.
    public record Hole(long first, long last) {}

    /// How far what a device said is here: all up to one place, and the highest one of all.
    record Reach(long completeTo, long highest) {}

    @SqlQuery("""
            SELECT w.device_id, w.sequence, encode(w.hash, 'hex') AS hash
            FROM unnest(:devices, :sequences) AS asked (device_id, sequence)
            JOIN device_word w ON w.device_id = asked.device_id AND w.sequence = asked.sequence
            """)
    List<Word> at(UUID[] devices, Long[] sequences);

    /// Moves up to where all is here, and says where that is. Only what came since is looked at.
    @SqlQuery("""
            WITH said AS (
                SELECT DISTINCT w.sequence FROM device d JOIN device_word w ON w.device_id = d.id AND w.sequence > d.complete_to
                WHERE d.id = :id),
            numbered AS (SELECT sequence, row_number() OVER (ORDER BY sequence) AS place FROM said)
            UPDATE device SET complete_to = complete_to + (
                       SELECT count(*) FROM numbered WHERE numbered.sequence = device.complete_to + numbered.place)
            WHERE id = :id
            RETURNING complete_to, greatest(complete_to, coalesce((SELECT max(sequence) FROM said), 0)) AS highest
            """)
    Optional<Reach> advance(UUID id);

    /// What is missing between two places, the first ones of it.
    @SqlQuery("""
            SELECT before + 1 AS first, sequence - 1 AS last
            FROM (SELECT sequence, lag(sequence, 1, :first - 1) OVER (ORDER BY sequence) AS before
                  FROM (SELECT sequence FROM device_word WHERE device_id = :id AND sequence BETWEEN :first AND :last
                        UNION SELECT :last + 1) AS there) AS pairs
            WHERE sequence > before + 1 ORDER BY first LIMIT 100
            """)
    List<Hole> holes(UUID id, long first, long last);

    @SqlQuery("SELECT coalesce(max(sequence), 0) FROM device_word WHERE device_id = :id")
    long highest(UUID id);

    @SqlQuery("SELECT encode(hash, 'hex') FROM device_word WHERE device_id = :id AND sequence = :sequence")
    List<String> hashesAt(UUID id, long sequence);

    @SqlQuery("""
            SELECT count(DISTINCT sequence) FROM device_word WHERE device_id = :id AND fine AND sequence BETWEEN :first AND :last
            """)
    int fines(UUID id, long first, long last);

    /// Links that name another one before than is there: two devices with one key, or a text that was changed.
    @SqlQuery("""
            SELECT count(*) FROM device_word here
            JOIN device_word before ON before.device_id = here.device_id AND before.sequence = here.sequence - 1
            WHERE here.device_id = :id AND here.previous <> before.hash
            """)
    int brokenLinks(UUID id);

    @SqlQuery("SELECT EXISTS (SELECT FROM acta WHERE fine_id = :fineId AND hash = decode(:hash, 'hex'))")
    boolean isFineOf(UUID fineId, String hash);

    @SqlQuery("""
            SELECT hash.hex FROM unnest(:hashes) AS hash (hex)
            WHERE EXISTS (SELECT FROM acta a WHERE a.hash = decode(hash.hex, 'hex'))
               OR EXISTS (SELECT FROM number_end e WHERE e.hash = decode(hash.hex, 'hex'))
            """)
    List<String> kept(String[] hashes);

    @SqlQuery("SELECT EXISTS (SELECT FROM acta WHERE series_id = :seriesId AND number = :number)")
    boolean isUsed(long seriesId, long number);

    @SqlUpdate("""
            INSERT INTO number_end (series_id, number, end_state, reason, ended_at, device_id, sequence, jws, hash, previous)
            VALUES (:seriesId, :number, 'VOIDED', :reason, :now::timestamptz, :device, :sequence, :jws, decode(:hash, 'hex'), decode(:previous, 'hex'))
            ON CONFLICT DO NOTHING
            """)
    boolean end(@BindMethods VoidedNumber voided, Instant now);
}
