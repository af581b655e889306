package labra.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import labra.trial.Office;

/// Whom the fines are about, and who may load them.
record Town(List<String> officers, String administrator) {
    static final int VEHICLES = 2_000;

    static Town on(Ground ground) throws SQLException {
        ground.sql(
                "INSERT INTO person (name, email) SELECT 'Persona ' || n, 'caos' || n || '@caos.example' FROM generate_series(0, "
                        + (VEHICLES - 1) + ") AS n",
                """
                INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                SELECT 'AR', p.plate, p.plate, 'Fiat', 'gris', (SELECT id FROM person WHERE email = 'caos' || n || '@caos.example')
                FROM generate_series(0, %d) AS n,
                     LATERAL (SELECT chr(65 + n / 26000) || chr(65 + n / 1000 %% 26) || lpad((n %% 1000)::text, 3, '0') || 'CS' AS plate) AS p
                """.formatted(VEHICLES - 1),
                "ANALYZE");
        try (Office office = new Office(() -> ground.servers.get(0).port()).signIn()) {
            List<String> officers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long id = office.json(
                                "POST",
                                "/policias",
                                Office.JSON
                                        .createObjectNode()
                                        .put("nombre", "Oficial " + i)
                                        .put("numero_unico", "K-" + i))
                        .path("id")
                        .asLong();
                officers.add(office.json("POST", "/policias/" + id + "/token", Office.JSON.createObjectNode())
                        .path("access_token")
                        .asText());
            }
            return new Town(officers, office.token());
        }
    }

    static String plate(int number) {
        return "%c%c%03dCS".formatted(65 + number / 26_000, 65 + number / 1_000 % 26, number % 1_000);
    }

    static String email(int number) {
        return "caos" + number + "@caos.example";
    }
}
