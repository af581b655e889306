package labra.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.pages.Words;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Auditors read who did what, when, from where, and what was before and after; also of what is not there any more.
@QuarkusTest
class DeskTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void an_auditor_reads_the_life_of_a_person_who_is_not_there_any_more() {
        int id = api.person(Api.unique("auditada") + "@example.com");
        api.administrator()
                .body(Map.of("nombre", "Otro Nombre", "correo_electronico", Api.unique("auditada") + "@example.com"))
                .put("/personas/" + id)
                .then()
                .statusCode(200);
        api.administrator().delete("/personas/" + id).then().statusCode(204);
        String auditor = api.tokenOf(Role.AUDITOR);
        String list = text(page(auditor, "?tipo=person&registro=" + id));
        assertThat(list).contains("Creado", "Modificado", "Eliminado", "usuario admin", "127.0.0.1", "Persona");
        String gone = page(auditor, "?tipo=person&hecho=baja&registro=" + id);
        assertThat(text(gone)).contains("Eliminado").doesNotContain("Creado Persona");
        String row = gone.replaceAll("(?s).*?href=\"/admin/auditoria/(\\d+)\".*", "$1");
        String read = Api.as(auditor)
                .accept("text/html")
                .get("/admin/auditoria/" + row)
                .asString();
        assertThat(text(read))
                .contains("Eliminado · Persona", "Otro Nombre", "Nombre", "Sesión de la base", "labra_app");
    }

    @Test
    void it_is_said_when_a_record_has_more_than_is_looked_through() throws SQLException {
        int id = api.person(Api.unique("muy-cambiada") + "@example.com");
        String auditor = api.tokenOf(Role.AUDITOR);
        Superuser.run("DO $$ BEGIN FOR i IN 1..4999 LOOP UPDATE person SET name = 'P' || i WHERE id = " + id
                + "; END LOOP; END $$");
        assertThat(page(auditor, "?tipo=person&registro=" + id)).doesNotContain("más de 5000");
        Superuser.run("UPDATE person SET name = 'Una vez más' WHERE id = " + id);
        assertThat(page(auditor, "?tipo=person&registro=" + id)).contains("más de 5000");
        assertThat(page(auditor, "?registro=" + id)).contains("más de 5000");
    }

    @Test
    void what_somebody_did_is_found_by_their_name_however_it_is_written() {
        String supervisor = api.account(Role.SUPERVISOR);
        Api.as(Api.signIn("usuario", supervisor))
                .body(Map.of("nombre", "Hecha Por Alguien", "correo_electronico", Api.unique("hecha") + "@example.com"))
                .post("/personas")
                .then()
                .statusCode(201);
        String auditor = api.tokenOf(Role.AUDITOR);
        for (String who : List.of(supervisor, supervisor.toUpperCase(Locale.ROOT), "account:" + supervisor)) {
            assertThat(text(page(auditor, "?tipo=person&quien=" + who))).contains("usuario " + supervisor, "Creado");
        }
        assertThat(text(page(auditor, "?quien=nobody-of-that-name")))
                .contains("No hay resultados")
                .doesNotContain("Creado");
    }

    @Test
    void the_officer_of_a_batch_is_named_on_the_desk_and_in_the_fine_s_own_history() {
        String badge = Api.unique("lote-");
        String fine = fine(badge);
        String auditor = api.tokenOf(Role.AUDITOR);
        String list = page(auditor, "?tipo=fine&registro=" + fine);
        String row = list.replaceAll("(?s).*?href=\"/admin/auditoria/(\\d+)\".*", "$1");
        String read = Api.as(auditor)
                .accept("text/html")
                .get("/admin/auditoria/" + row)
                .asString();
        assertThat(text(read)).contains("oficial " + badge, "Cruzó en rojo", fine, "Ver el registro");
        assertThat(read).contains("href=\"/admin/multas/" + fine + "\"");
        assertThat(text(history(fine))).contains("Creado " + badge + " (oficial)");
    }

    @Test
    void a_fine_s_history_says_who_validated_asked_and_annulled() {
        String fine = fine(Api.unique("vida-"));
        String asker = api.account(Role.SUPERVISOR);
        form(
                api.administratorToken(),
                "/admin/multas/lote",
                Map.of("accion", "validate", "id", fine, "seguro", "si", "motivo", "De rutina", "incompletas", "true"));
        form(Api.signIn("usuario", asker), "/admin/anulaciones/de/" + fine, Map.of("motivo", "Cargada dos veces"));
        String request =
                database.read(handle -> handle.createQuery("SELECT id::text FROM annulment WHERE fine_id = ?::uuid")
                        .bind(0, fine)
                        .mapTo(String.class)
                        .one());
        form(api.administratorToken(), "/admin/anulaciones/" + request + "/confirmar", Map.of());
        assertThat(text(history(fine)))
                .contains(
                        "Validado admin", "Pedido " + asker, "Cargada dos veces", "Confirmado admin", "Anulado admin");
        assertThat(text(page(api.tokenOf(Role.AUDITOR), "?registro=" + fine)))
                .contains("Validado", "Pedido sobre una multa", "Anulado");
    }

    @Test
    void what_is_taken_away_as_a_file_is_noted_and_guarded_against_formulas() {
        int id = api.person(Api.unique("formula") + "@example.com");
        api.administrator()
                .body(Map.of("nombre", "=HYPERLINK(0)", "correo_electronico", Api.unique("formula") + "@example.com"))
                .put("/personas/" + id)
                .then()
                .statusCode(200);
        String user = api.account(Role.AUDITOR);
        String auditor = Api.signIn("usuario", user);
        String query = "/admin/auditoria/exportar?tipo=person&registro=" + id;
        String file = Api.as(auditor)
                .accept("*/*")
                .get(query + "&formato=csv&col=cambios&col=autor")
                .asString();
        assertThat(file).contains("HYPERLINK", "usuario admin").doesNotContain("\n=");
        Response workbook = Api.as(auditor).accept("*/*").get(query + "&formato=xlsx");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.asByteArray()).startsWith('P', 'K');
        List<String> taken = database.read(handle -> handle.createQuery(
                        "SELECT facts ->> 'what' FROM security_event WHERE kind = 'EXPORTED' AND actor = ?")
                .bind(0, "account:" + user)
                .mapTo(String.class)
                .list());
        assertThat(taken).isNotEmpty().containsOnly("auditoria");
    }

    @Test
    void the_desk_says_how_the_log_stands() {
        String page = text(page(api.tokenOf(Role.AUDITOR), ""));
        assertThat(page).contains("Última verificación buena", "Hojas selladas");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?tipo=bogus",
                "?hecho=INSERT",
                "?desde=ayer",
                "?desde=2026-02-01&hasta_dia=2026-01-01",
                "?orden=actor",
                "?cursor=bogus",
                "?limite=0",
                "?inventado=1"
            })
    void what_makes_no_sense_lists_nothing_and_says_why(String query) {
        assertThat(page(api.tokenOf(Role.AUDITOR), query))
                .contains("alert-danger")
                .doesNotContain("row-link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?registro=%00",
                "?registro=%27%20OR%201=1",
                "?quien=%25",
                "?registro=00000000-0000-0000-0000-000000000000",
                "?registro=%F0%9F%9A%97"
            })
    void what_nothing_is_called_finds_nothing(String query) {
        assertThat(page(api.tokenOf(Role.AUDITOR), query)).doesNotContain("row-link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999999999999", "9223372036854775807"})
    void a_row_that_is_not_there_is_not_found(String id) {
        assertThat(Api.as(api.tokenOf(Role.AUDITOR))
                        .accept("text/html")
                        .get("/admin/auditoria/" + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void every_kind_of_record_and_every_deed_has_its_word(String language) {
        Locale locale = Locale.of(language);
        List<String> subjects = database.read(TrailRows.class, TrailRows::subjects);
        assertThat(subjects).hasSizeGreaterThan(30);
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(Words.has(locale, "trail-" + subject))
                        .as(subject)
                        .isTrue());
        for (TrailAction action : TrailAction.values()) {
            assertThat(Words.has(locale, action.key())).as(action.key()).isTrue();
        }
        String page = Api.as(api.tokenOf(Role.AUDITOR))
                .accept("text/html")
                .header("Accept-Language", language)
                .get("/admin/auditoria")
                .asString();
        assertThat(page).contains(language.equals("es") ? "Quién hizo qué" : "Who did what");
    }

    private String fine(String badge) {
        return Api.as(api.officerToken(api.officer(badge)))
                .body(FineJson.of(api.plate())
                        .with("comentarios", "\"Cruzó en rojo\"")
                        .toString())
                .post("/cargar_infraccion")
                .path("multa.id");
    }

    private String history(String fine) {
        return api.administrator()
                .accept("text/html")
                .get("/admin/multas/" + fine)
                .asString();
    }

    private static void form(String token, String path, Map<String, String> values) {
        Api.as(token)
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParams(values)
                .post(path)
                .then()
                .statusCode(303);
    }

    private static String page(String token, String query) {
        Response page =
                Api.as(token).accept("text/html").urlEncodingEnabled(false).get("/admin/auditoria" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.asString();
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<(script|style|option|select).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
