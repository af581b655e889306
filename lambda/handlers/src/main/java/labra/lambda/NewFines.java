package labra.lambda;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The relay's only statement: takes a row out of the outbox, with what its events say of each fine. Owners who object
/// to mail, or
/// whose address takes none, are no part of it, and neither are annulled fines.
final class NewFines {
    private static final String TAKE = """
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
            """;

    private NewFines() {}

    /// Whether there was a row, and the detail of each event that comes of it.
    record Taken(boolean any, List<String> details) {}

    static Taken take(Connection database) throws SQLException {
        boolean any = false;
        List<String> details = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(TAKE);
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
