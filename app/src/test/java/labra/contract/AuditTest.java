package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// Every write leaves a trace: who, when, what before and after, from where. The trace stays.
@QuarkusTest
class AuditTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void the_life_of_a_person_can_be_read_afterwards() {
        int id = api.person(Api.unique("huella") + "@example.com");
        api.administrator()
                .body(Map.of("nombre", "Otro Nombre", "correo_electronico", Api.unique("huella") + "@example.com"))
                .put("/personas/" + id)
                .then()
                .statusCode(200);
        api.administrator().delete("/personas/" + id).then().statusCode(204);
        List<Map<String, Object>> trace = trace("person", Integer.toString(id));
        assertThat(trace).extracting("action").containsExactly("INSERT", "UPDATE", "DELETE");
        assertThat(trace).extracting("actor").containsOnly("account:admin");
        assertThat(trace).extracting("address").containsOnly("127.0.0.1");
        assertThat(trace).extracting("was").containsExactly(null, "Persona de Prueba", "Otro Nombre");
        assertThat(trace).extracting("became").containsExactly("Persona de Prueba", "Otro Nombre", null);
        assertThat(trace).extracting("recent").containsOnly(true);
    }

    @Test
    void a_refused_write_leaves_none() {
        int id = api.person(Api.unique("huella") + "@example.com");
        api.plateOf(id);
        api.administrator().delete("/personas/" + id).then().statusCode(409);
        assertThat(trace("person", Integer.toString(id))).hasSize(1);
    }

    @Test
    void passwords_are_in_no_trace() {
        String badge = Api.unique("con-clave-");
        int id = api.administrator()
                .body(Map.of("nombre", "Luz", "numero_unico", badge, "clave", Api.ADMIN_PASSWORD))
                .post("/policias")
                .path("id");
        long hashes = database.read(handle -> handle.createQuery(
                        """
                        SELECT count(*) FROM audit
                        WHERE subject = 'officer' AND subject_id = :id AND (after ? 'password_hash' OR after::text LIKE '%argon2%')
                        """.replace("after ? 'password_hash'", "jsonb_exists(after, 'password_hash')"))
                .bind("id", Integer.toString(id))
                .mapTo(Long.class)
                .one());
        assertThat(hashes).isZero();
        Api.signIn("numero_unico", badge);
        long tokens = count("SELECT count(*) FROM audit WHERE subject = 'token' AND actor = 'officer:" + badge + "'");
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void a_fine_is_traced_to_its_officer_and_address() {
        int officer = api.officer(Api.unique("huella-"));
        String id = Api.as(api.officerToken(officer))
                .body(FineJson.of(api.plate()).toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        assertThat(count("""
                SELECT count(*) FROM fine JOIN audit ON audit.at = fine.received_at AND fine.id = ANY (subject_ids)
                WHERE fine.id = '%s' AND officer_id = %s AND received_from = '127.0.0.1' AND action = 'INSERT' AND source = 'API'
                """.formatted(id, officer))).isEqualTo(1);
        api.administrator().body(Map.of("motivo", "Mal leída")).post("/multas/" + id + "/anulacion");
        String second = api.account(Role.SUPERVISOR);
        Api.as(Api.signIn("usuario", second)).post("/multas/" + id + "/anulacion/confirmar");
        List<Map<String, Object>> trace = trace("fine", id);
        assertThat(trace).extracting("action").containsExactly("UPDATE");
        assertThat(trace).extracting("actor").containsOnly("account:" + second);
    }

    private List<Map<String, Object>> trace(String subject, String id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT action, actor, address, before ->> 'name' AS was, after ->> 'name' AS became,
                               at > now() - interval '5 minutes' AS recent
                        FROM audit WHERE subject = :subject AND subject_id = :id ORDER BY id
                        """)
                .bind("subject", subject)
                .bind("id", id)
                .mapToMap()
                .list());
    }

    private long count(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
