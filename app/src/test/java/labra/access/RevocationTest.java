package labra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// A revoked token is out at once on every copy of the application: each hears it from the database alone, whoever
/// wrote it there.
@QuarkusTest
class RevocationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void its_holder_ends_it() {
        String token = api.officerToken();
        Api.as(token).get("/multas").then().statusCode(200);
        Api.as(token).delete("/token").then().statusCode(204);
        assertOut(token);
    }

    @Test
    void an_administrator_revokes_one_of_an_officer() {
        int officer = api.officer(Api.unique("revocado-"));
        String path = "/policias/" + officer + "/token";
        String lost = api.administrator()
                .body(Map.of("etiqueta", "perdida"))
                .post(path)
                .path("access_token");
        String kept = api.officerToken(officer);
        Api.as(lost).get("/multas").then().statusCode(200);
        String id = api.administrator().get(path + "s").path("find { it.etiqueta == 'perdida' }.id");
        api.administrator().delete(path + "s/" + id).then().statusCode(204);
        api.administrator().delete(path + "s/" + id).then().statusCode(204);
        assertOut(lost);
        Api.as(kept).get("/multas").then().statusCode(200);
        String stranger = "/policias/" + api.officer(Api.unique("ajeno-")) + "/tokens/" + id;
        Problems.of(api.administrator().delete(stranger), 404, "not-found");
        Problems.of(api.administrator().delete(path + "s/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void another_copy_revokes_it() {
        String token = api.officerToken();
        Api.as(token).get("/multas").then().statusCode(200);
        write("UPDATE token SET revoked_at = now() WHERE officer_id = (SELECT max(officer_id) FROM token)");
        assertOut(token);
    }

    @Test
    void an_announcement_that_says_nothing_sensible_hides_no_other() {
        String token = api.officerToken();
        Api.as(token).get("/multas").then().statusCode(200);
        write("SELECT pg_notify('token_revoked', 'nonsense')");
        write("UPDATE token SET revoked_at = now() WHERE officer_id = (SELECT max(officer_id) FROM token)");
        assertOut(token);
    }

    @Test
    void a_deactivated_officer_is_out() {
        String badge = Api.unique("inactivo-");
        int officer = api.officer(badge);
        String token = api.officerToken(officer);
        Api.as(token).get("/multas").then().statusCode(200);
        Map<String, Object> body = new HashMap<>(Map.of("nombre", "Luz", "numero_unico", badge, "activo", false));
        api.administrator().body(body).put("/policias/" + officer).then().statusCode(200);
        assertOut(token);
        body.put("activo", true);
        api.administrator().body(body).put("/policias/" + officer).then().statusCode(200);
        assertOut(token);
        assertThat(Api.as(api.officerToken(officer)).get("/multas").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_deleted_officer_is_out() {
        int officer = api.officer(Api.unique("borrado-"));
        String token = api.officerToken(officer);
        Api.as(token).get("/multas").then().statusCode(200);
        api.administrator().delete("/policias/" + officer).then().statusCode(204);
        assertOut(token);
    }

    @Test
    void an_account_that_changes_role_or_password_is_out() {
        for (String change : new String[] {"role = 'AUDITOR'", "active = false", "password_hash = 'x'"}) {
            String username = api.account(Role.SUPERVISOR);
            String token = Api.signIn("usuario", username);
            Api.as(token).get("/personas").then().statusCode(200);
            write("UPDATE account SET " + change + " WHERE username = '" + username + "'");
            assertOut(token);
        }
    }

    private void write(String statement) {
        database.write(new Actor("other-copy", "127.0.0.1"), handle -> handle.execute(statement));
    }

    /// The database's word travels, and nothing else would ever tell.
    private static void assertOut(String token) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Api.as(token).get("/multas").statusCode() != 401 && Instant.now().isBefore(limit)) {
            Thread.onSpinWait();
        }
        Problems.of(Api.as(token).get("/multas"), 401, "invalid-token");
    }
}
