package labra.lambda;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What waits in the outbox, and how a row of it becomes events. Whose address takes no mail is written to no more;
/// whoever objects gets the reports alone that they ask for.
enum Waiting {
    /// An event for each fine of the row that was not annulled meanwhile.
    FINES("MultaCargada", """
            WITH next AS MATERIALIZED (
                SELECT id FROM outbox WHERE topic = 'fine_registered' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
            taken AS (DELETE FROM outbox USING next WHERE outbox.id = next.id RETURNING fine_ids)
            SELECT CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object(
                       'multa', f.id, 'numero', coalesce(f.number, f.id::text), 'placa_patente', f.plate, 'timestamp', f.committed_at, 'lugar', f.place,
                       'email', CASE WHEN p.objected_at IS NULL AND p.bounced_at IS NULL THEN p.email END,
                       'nombre', p.name, 'idioma', coalesce(p.language, 'es')) END
            FROM taken
                 LEFT JOIN LATERAL unnest(taken.fine_ids) AS named (id) ON true
                 LEFT JOIN fine f ON f.id = named.id AND f.status <> 'VOIDED'
                 LEFT JOIN vehicle v ON v.id = f.vehicle_id
                 LEFT JOIN person p ON p.id = v.person_id
            """),

    /// A report that somebody asked for by mail: to the same person once in ten minutes, as the notice says that is
    /// kept of it.
    /// An address that nobody has leaves no trace.
    REPORTS("InformePedido", """
            WITH next AS MATERIALIZED (
                SELECT id FROM outbox WHERE topic = 'report_requested' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
            taken AS (DELETE FROM outbox USING next WHERE outbox.id = next.id RETURNING email),
            noted AS (
                INSERT INTO notice (kind, role, person_id, recipient, language, state, sent_at)
                SELECT 'REPORT', 'OWNER', p.id, p.email, p.language, 'SENT', now()
                FROM taken JOIN person p ON lower(p.email) = lower(taken.email) AND p.bounced_at IS NULL
                WHERE NOT EXISTS (SELECT FROM notice n WHERE n.person_id = p.id AND n.kind = 'REPORT'
                                  AND n.created_at > now() - interval '10 minutes')
                RETURNING person_id)
            SELECT CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object(
                       'email', p.email, 'nombre', p.name, 'idioma', p.language,
                       'cantidad', (SELECT count(*) FROM vehicle v JOIN fine f ON f.vehicle_id = v.id WHERE v.person_id = p.id),
                       'multas', (
                           SELECT coalesce(json_agg(said), '[]') FROM (
                               SELECT coalesce(f.number, f.id::text) AS numero, f.plate AS placa_patente, f.committed_at AS "timestamp",
                                      f.place AS lugar, f.status = 'VOIDED' AS anulada
                               FROM vehicle v JOIN fine f ON f.vehicle_id = v.id
                               WHERE v.person_id = p.id ORDER BY f.committed_at DESC, f.id DESC LIMIT 300) AS said)) END
            FROM taken LEFT JOIN noted ON true LEFT JOIN person p ON p.id = noted.person_id
            """);

    /// What its events are called on the bus.
    final String kind;

    private final String take;

    Waiting(String kind, String take) {
        this.kind = kind;
        this.take = take;
    }

    /// Whether there was a row, and the detail of each event that comes of it.
    record Taken(boolean any, List<String> details) {}

    /// Takes the oldest row out of the outbox.
    Taken take(Connection database) throws SQLException {
        boolean any = false;
        List<String> details = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(take);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                any = true;
                String detail = rows.getString(1);
                if (detail != null) {
                    details.add(detail);
                }
            }
        }
        return new Taken(any, details);
    }
}
