package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.platform.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody did with their rights leaves a security event, and administrators look through them.
@QuarkusTest
class SecurityTrailTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Api api;

    @Inject
    Database database;

    private String username = "";
    private String token = "";

    @BeforeEach
    void a_supervisor_is_there() {
        username = api.account(Role.SUPERVISOR);
        token = Api.signIn("usuario", username);
    }

    @Test
    void what_somebody_may_not_is_noted_by_its_route_and_not_by_what_was_typed() throws InterruptedException {
        Problems.of(Api.as(token).delete("/policias/ana@example.com"), 403, "forbidden");
        assertThat(soon("REFUSED", "route")).isEqualTo("DELETE /policias/{id}");
    }

    @Test
    void so_is_what_the_routes_of_officers_refuse() throws InterruptedException {
        Problems.of(Api.as(token).body("{}").post("/cargar_infraccion"), 403, "forbidden");
        assertThat(soon("REFUSED", "route")).isEqualTo("POST /cargar_infraccion");
    }

    @Test
    void whoever_takes_a_list_away_is_noted_with_how_much_it_was() throws InterruptedException {
        int person = api.person(Api.unique("exportada") + "@example.com");
        api.plateOf(person);
        Response file = Api.as(token).accept("*/*").get("/admin/vehiculos/exportar?formato=csv&persona_id=" + person);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(soon("EXPORTED", "what")).isEqualTo("vehiculos");
        assertThat(soon("EXPORTED", "rows")).isEqualTo("1");
        assertThat(soon("EXPORTED", "format")).isEqualTo("csv");
    }

    @Test
    void an_officer_s_revoked_token_is_noted_when_a_program_revokes_it() {
        int officer = api.officer(Api.unique("revocado-"));
        api.officerToken(officer);
        String id = api.administrator().get("/policias/" + officer + "/tokens").path("[0].id");
        api.administrator()
                .delete("/policias/" + officer + "/tokens/" + id)
                .then()
                .statusCode(204);
        assertThat(kinds("officer_id", officer)).containsExactly("TOKEN_ISSUED", "TOKEN_REVOKED");
    }

    @Test
    void a_new_account_and_its_changes_are_noted_with_the_role() {
        String name = Api.unique("nueva");
        form().formParams(Map.of("usuario", name, "nombre", name, "rol", "auditor", "clave", "una-clave-muy-larga-7"))
                .post("/admin/usuarios/nuevo")
                .then()
                .statusCode(303);
        int id = account(name);
        form().formParams(Map.of("usuario", name, "nombre", name, "rol", "operador", "activo", "true"))
                .post("/admin/usuarios/" + id + "/editar")
                .then()
                .statusCode(303);
        form().post("/admin/usuarios/" + id + "/eliminar").then().statusCode(303);
        assertThat(kinds("account_id", id)).containsExactly("ACCOUNT_ADDED", "ACCOUNT_CHANGED", "ACCOUNT_REMOVED");
    }

    @Test
    void new_words_of_a_mail_are_a_changed_setting() {
        Response words = api.administrator().get("/avisos/plantilla/en");
        api.administrator()
                .body(Map.of("asunto", (String) words.path("asunto"), "texto", (String) words.path("texto")))
                .put("/avisos/plantilla/en")
                .then()
                .statusCode(200);
        assertThat(facts("admin", "SETTINGS_CHANGED", "what")).isNotEmpty();
    }

    @Test
    void administrators_look_through_them_by_kind_and_person_and_day() {
        String page = list("?hecho=SIGN_IN&quien=" + username);
        assertThat(page).contains("usuario " + username, "/admin/usuarios/" + account(username));
        assertThat(list("?hecho=EXPORTED&quien=" + username)).doesNotContain("usuario " + username);
        assertThat(list("?quien=" + username + "&hasta_dia=2020-01-01")).doesNotContain("usuario " + username);
        String file = api.administrator()
                .accept("*/*")
                .get("/admin/seguridad/exportar?formato=csv&quien=" + username)
                .asString();
        assertThat(file).contains("usuario " + username);
        assertThat(list("?hecho=EXPORTED&quien=admin")).contains("seguridad");
    }

    private String list(String query) {
        return api.administrator()
                .accept("text/html")
                .get("/admin/seguridad" + query)
                .asString();
    }

    private RequestSpecification form() {
        return api.administrator()
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false);
    }

    private int account(String name) {
        return database.read(handle -> handle.createQuery("SELECT id FROM account WHERE username = ?")
                .bind(0, name)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> kinds(String column, long id) {
        return database.read(
                handle -> handle.createQuery("SELECT kind FROM security_event WHERE " + column + " = ? ORDER BY id")
                        .bind(0, id)
                        .mapTo(String.class)
                        .list());
    }

    /// What is noted beside the request is there soon.
    private String soon(String kind, String fact) throws InterruptedException {
        Instant limit = Instant.now().plus(SOON);
        List<String> facts = facts(username, kind, fact);
        while (facts.isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
            facts = facts(username, kind, fact);
        }
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }

    private List<String> facts(String who, String kind, String fact) {
        return database.read(handle -> handle.createQuery(
                        "SELECT facts ->> ? FROM security_event WHERE actor = 'account:' || ? AND kind = ?")
                .bind(0, fact)
                .bind(1, who)
                .bind(2, kind)
                .mapTo(String.class)
                .list());
    }
}
