package labra.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person takes their data away, has them corrected, or has them end; two decide, and nothing is left behind.
@QuarkusTest
class PersonDataTest {
    @Inject
    Api api;

    @Inject
    Database database;

    private String email = "";
    private int person;
    private String asker = "";
    private long began;

    @BeforeEach
    void somebody_of_long_ago() throws SQLException {
        began = count("SELECT pg_current_xact_id()::text::bigint");
        email = Api.unique("titular-de-datos") + "@example.com";
        person = api.person(email);
        asker = api.tokenOf(Role.SUPERVISOR);
        Superuser.run("UPDATE person SET created_at = now() - interval '9 years' WHERE id = " + person);
    }

    @Test
    void all_that_is_held_is_in_one_file_for_programs_and_on_paper() {
        String fine = fine("2019-05-01T10:00:00-03:00");
        Response data = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/json");
        assertThat(data.statusCode()).isEqualTo(200);
        assertThat(data.header("Content-Disposition")).contains("datos-" + person + ".json");
        assertThat(data.<String>path("person[0].email")).isEqualTo(email);
        assertThat(data.<String>path("fine[0].id")).isEqualTo(fine);
        assertThat(data.<List<Object>>path("vehicle")).hasSize(1);
        assertThat(data.<List<Object>>path("audit")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(data.asString()).doesNotContain("password_hash", "officer_id");
        Response paper = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/pdf");
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.asByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(count("SELECT count(*) FROM security_event WHERE kind = 'EXPORTED' AND facts ->> 'what' = 'datos'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_person_ends_by_two_and_is_nowhere_afterwards() throws SQLException {
        String fine = fine("2019-05-01T10:00:00-03:00");
        Superuser.run(
                "INSERT INTO notice (kind, role, fine_id, person_id, recipient, language, state, sent_at, facts, proof) SELECT 'LEGAL', 'OWNER', '"
                        + fine + "', " + person + ", '" + email + "', 'es', 'SENT', now(), '{\"nombre\": \"" + email
                        + "\"}', '" + email + "'",
                "INSERT INTO notice_attempt (notice_id, error) SELECT id, 'no such user " + email
                        + "' FROM notice WHERE person_id = " + person);
        assertThat(places(email)).isNotEmpty();
        assertThat(ask(asker, "suprimir", Map.of("motivo", "Lo pide la persona"))
                        .statusCode())
                .isEqualTo(303);
        String request = request();
        assertThat(decide(asker, request, true, true).statusCode()).isEqualTo(403);
        Response sure = decide(api.administratorToken(), request, true, false);
        assertThat(sure.statusCode()).isEqualTo(200);
        assertThat(sure.asString()).contains("No se puede deshacer");
        assertThat(places(email)).isNotEmpty();
        assertThat(decide(api.administratorToken(), request, true, true).statusCode())
                .isEqualTo(303);
        assertThat(places(email)).isEmpty();
        assertThat(api.administrator().get("/personas/" + person).<String>path("nombre"))
                .isEqualTo("Persona suprimida");
        assertThat(api.administrator().get("/multas/" + fine).statusCode()).isEqualTo(200);
        assertThat(api.administrator()
                        .get("/personas?correo_electronico=" + email)
                        .<List<Object>>path("items"))
                .isNullOrEmpty();
        assertThat(Api.as(api.tokenOf(Role.AUDITOR))
                        .accept("text/html")
                        .get("/admin/auditoria?tipo=person&registro=" + person)
                        .asString())
                .contains("Olvidado")
                .doesNotContain(email);
        assertThat(decide(api.administratorToken(), request, true, true).statusCode())
                .isEqualTo(303);
        assertThat(count("SELECT count(*) FROM audit WHERE action = 'FORGET' AND subject_id = '" + person + "'"))
                .isEqualTo(1);
    }

    @Test
    void an_address_that_was_changed_by_two_is_nowhere_after_the_end() throws SQLException {
        String former = email;
        String plate = api.plateOf(person);
        fineOf(plate, "2019-05-01T10:00:00-03:00");
        email = Api.unique("direccion-nueva") + "@example.com";
        String path = "/personas/" + person;
        long change = Api.as(asker)
                .body(Map.of(
                        "nombre", "Persona de Prueba", "correo_electronico", email, "motivo", "Ya no usa " + former))
                .put(path)
                .then()
                .statusCode(202)
                .extract()
                .<Integer>path("id");
        api.administrator()
                .post(path + "/cambio/confirmar?pedido=" + change)
                .then()
                .statusCode(200);
        int buyer = api.person(Api.unique("compradora") + "@example.com");
        sell(plate, buyer, "La compró a " + email.toUpperCase(Locale.ROOT));
        Api.as(asker)
                .body(Map.of("nombre", "Otra", "correo_electronico", email, "motivo", "Se llama Otra, " + former))
                .put(path)
                .then()
                .statusCode(200);
        Superuser.run("WITH run AS (INSERT INTO import_run (kind, file_name, size, sha256, gzip, encoding, delimiter, "
                + "month_first, mapping, columns, rows, actor, state, finished_at) "
                + "SELECT 'PEOPLE', 'personas.csv', 1, repeat('a', 64), false, 'UTF-8', ',', false, '{}', '{}', 1, 'account:admin', 'FAILED', now() "
                + "RETURNING id) INSERT INTO import_rejected SELECT id, 2, 'EMAIL_TAKEN', '{}', 'Ana;" + former
                + "' FROM run");
        String looked = URLEncoder.encode(former, StandardCharsets.UTF_8);
        Api.as(asker)
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .redirects()
                .follow(false)
                .formParam("nombre", "La de siempre")
                .formParam("volver", "/admin/personas?q=" + looked)
                .post("/admin/personas/vistas")
                .then()
                .statusCode(303);
        assertThat(places(looked)).containsExactly("saved_view");
        assertThat(places(former)).contains("audit", "requested_change", "change_reason", "import_rejected");
        assertThat(places(email)).contains("audit", "requested_change");
        end("Lo pide " + email);
        assertThat(places(former)).isEmpty();
        assertThat(places(looked)).isEmpty();
        assertThat(places(email)).isEmpty();
        assertThat(Api.as(asker).accept("text/html").get("/admin/cambios").statusCode())
                .isEqualTo(200);
    }

    @Test
    void notes_about_a_person_are_in_their_file_and_end_with_them() throws SQLException {
        String plate = api.plateOf(person);
        String fine = fineOf(plate, "2019-05-01T10:00:00-03:00");
        String secret = Api.unique("lo-que-se-anoto-");
        int other = api.person(Api.unique("vecina") + "@example.com");
        note("personas/" + person, secret + " de la persona", null);
        note("multas/" + fine, secret + " de su multa", secret + ".pdf");
        note("personas/" + other, "Atiende " + email.toUpperCase(Locale.ROOT) + ", su vecina", null);
        note("personas/" + other, "Otra cosa que queda", null);
        Superuser.run("UPDATE note SET body = NULL, withdrawn_at = now() WHERE body = '" + secret + " de la persona'");
        assertThat(Api.as(asker)
                        .accept("*/*")
                        .get("/admin/datos/" + person + "/descarga/json")
                        .asString())
                .contains(secret + " de su multa", secret + ".pdf");
        assertThat(places(secret)).contains("note", "note_file", "audit");
        end("Lo pide la persona");
        assertThat(places(secret)).isEmpty();
        assertThat(places(email)).isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM note_file JOIN note ON note.id = note_id JOIN note_file_key ON file_id = note_file.id "
                                + "WHERE fine_id = '" + fine + "'"))
                .as("what opens the file")
                .isZero();
        assertThat(count("SELECT count(*) FROM note WHERE body = 'Otra cosa que queda' AND person_id = " + other))
                .isEqualTo(1);
    }

    private void note(String record, String text, @Nullable String file) {
        RequestSpecification request = given().header("Authorization", "Bearer " + api.administratorToken())
                .accept("text/html")
                .redirects()
                .follow(false)
                .multiPart("texto", text);
        if (file != null) {
            request.multiPart("archivo", file, "%PDF-1.7 nada".getBytes(StandardCharsets.US_ASCII));
        }
        request.post("/admin/notas/" + record).then().statusCode(303);
    }

    @Test
    void what_waits_about_a_person_who_ends_is_refused() throws SQLException {
        String plate = api.plateOf(person);
        fineOf(plate, "2019-05-01T10:00:00-03:00");
        String wanted = Api.unique("pedida") + "@example.com";
        Api.as(asker)
                .body(Map.of("nombre", "Persona de Prueba", "correo_electronico", wanted, "motivo", "Cambió"))
                .put("/personas/" + person)
                .then()
                .statusCode(202);
        end("Lo pide la persona");
        assertThat(places(wanted)).isEmpty();
        Response change = api.administrator().get("/personas/" + person + "/cambio");
        assertThat(change.<String>path("estado")).isEqualTo("RECHAZADO");
        assertThat(change.<List<Object>>path("cambios")).isEmpty();
    }

    @Test
    void a_correction_takes_the_former_address_out_of_changes_too() {
        String plate = api.plateOf(person);
        fineOf(plate, "2019-05-01T10:00:00-03:00");
        sell(plate, api.person(Api.unique("compradora") + "@example.com"), "Vendida");
        String right = Api.unique("bien-escrita") + "@example.com";
        ask(asker, "corregir", Map.of("nombre", "Bien", "correo_electronico", right, "motivo", "Mal " + email));
        decide(api.administratorToken(), request(), true, true);
        assertThat(places(email)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ana@example.com|true",
                "ANA@Example.com|true",
                "La vendió ana@example.com.|true",
                "<ana@example.com>, <otra@example.com>|true",
                "Ana;ana@example.com;1|true",
                "'ana@example.com'|true",
                "«ana@example.com»|true",
                "correo=ana@example.com|true",
                "Ana · ana@example.com|true",
                "mariana@example.com|false",
                "maría.ana@example.com|false",
                "ñana@example.com|false",
                "o'ana@example.com|false",
                "x+ana@example.com|false",
                "ana@example.com.ar|false",
                "ana@example.community|false",
                "ana@example.com-munity.org|false",
                "ana@exampleXcom|false",
                "mariana@example.com y ana@example.com|true",
                "ana@example|false"
            })
    void an_address_is_found_where_it_is_no_part_of_another(String said, boolean named) {
        boolean found = database.read(handle -> handle.createQuery("SELECT names_address(:said, 'ana@example.com')")
                .bind("said", said)
                .mapTo(Boolean.class)
                .one());
        assertThat(found).isEqualTo(named);
    }

    @Test
    void an_address_with_signs_is_taken_as_it_is() {
        assertThat(count("SELECT count(*) FROM (VALUES ('a.b+c_d%e$f@x-y.example')) AS held (said) "
                        + "WHERE names_address('x a.b+c_d%e$f@x-y.example', said)"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) WHERE names_address('aXb@example.com', 'a.b@example.com')"))
                .isZero();
        assertThat(count(
                        "SELECT count(*) WHERE names_address('[\"x\\nana@example.com\"]'::jsonb, '{ana@example.com}')"))
                .isEqualTo(1);
    }

    @Test
    void somebody_else_of_nearly_the_same_address_keeps_theirs() {
        String longer = "m" + email;
        int other = api.person(longer);
        String plate = api.plateOf(other);
        fineOf(plate, "2019-05-01T10:00:00-03:00");
        sell(plate, api.person(Api.unique("compradora") + "@example.com"), "Vendida");
        end("Lo pide la persona");
        assertThat(places(longer)).contains("person", "audit", "requested_change");
    }

    @Test
    void a_person_who_was_deleted_is_forgotten_by_their_number() {
        api.administrator()
                .body(Map.of("nombre", "Mal Escrita", "correo_electronico", email))
                .put("/personas/" + person)
                .then()
                .statusCode(200);
        api.administrator().delete("/personas/" + person).then().statusCode(204);
        assertThat(places(email)).containsExactly("audit");
        assertThat(ask(asker, "suprimir", Map.of("motivo", "Lo pide")).statusCode())
                .as("that is the administrators' alone")
                .isEqualTo(404);
        String admin = api.tokenOf(Role.ADMINISTRATOR);
        Response page = Api.as(admin).accept("text/html").get("/admin/datos/" + person);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("Persona eliminada").doesNotContain(email);
        assertThat(ask(admin, "suprimir", Map.of("motivo", "Lo pide la persona"))
                        .statusCode())
                .isEqualTo(303);
        decide(admin, request(), true, true);
        assertThat(places(email)).as("one alone does not").isNotEmpty();
        decide(api.administratorToken(), request(), true, true);
        assertThat(places(email)).isEmpty();
        assertThat(ask(admin, "suprimir", Map.of("motivo", "Otra vez")).statusCode())
                .isEqualTo(303);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE person_id = " + person))
                .as("once is enough")
                .isEqualTo(1);
    }

    @Test
    void changes_are_in_the_file_without_who_bought_the_vehicle() {
        String plate = api.plateOf(person);
        fineOf(plate, "2019-05-01T10:00:00-03:00");
        String buyer = Api.unique("compradora") + "@example.com";
        sell(plate, api.person(buyer), "Se vendió en mayo");
        api.administrator()
                .body(Map.of("nombre", "Otro Nombre", "correo_electronico", email, "motivo", "Se casó"))
                .put("/personas/" + person)
                .then()
                .statusCode(200);
        String data = Api.as(asker)
                .accept("*/*")
                .get("/admin/datos/" + person + "/descarga/json")
                .asString();
        assertThat(data).contains("Se vendió en mayo").contains(email).doesNotContain(buyer);
    }

    @Test
    void a_heap_of_records_is_a_file_of_all_and_paper_that_says_where_the_rest_is() throws SQLException, IOException {
        Superuser.run("INSERT INTO change_reason (subject, record_id, version, reason) SELECT 'person', " + person
                + ", n, 'Motivo ' || n FROM generate_series(100, 20099) AS n");
        Response data = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/json");
        assertThat(data.<List<Object>>path("change_reason")).hasSize(20_000);
        assertThat(data.<String>path("change_reason[19999].reason")).isEqualTo("Motivo 20099");
        Response paper = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/pdf");
        assertThat(paper.statusCode()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(paper.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Motivo 599", "los primeros 500", "el resto está en el archivo JSON")
                    .doesNotContain("Motivo 600");
        }
    }

    @Test
    void who_reads_many_requests_is_noticed() throws SQLException {
        String reader = api.account(Role.SUPERVISOR);
        String token = Api.signIn("usuario", reader);
        Superuser.run(
                "INSERT INTO privacy_request (person_id, kind, reason, asked_by) "
                        + "SELECT 900000000 + n, 'ANONYMISE', 'Montón', (SELECT min(id) FROM account) FROM generate_series(1, 200) AS n");
        try {
            for (int i = 0; i < 11; i++) {
                Api.as(token).accept("text/html").get("/admin/datos").then().statusCode(200);
            }
        } finally {
            Superuser.run("DELETE FROM privacy_request WHERE person_id > 900000000");
        }
        assertThat(count("SELECT count(*) FROM security_event WHERE kind = 'READ_IN_BULK' AND actor = 'account:"
                        + reader + "'"))
                .isEqualTo(1);
    }

    @Test
    void those_whose_time_is_over_are_listed_and_gone_on_with() throws SQLException {
        int later = api.person(Api.unique("vencida") + "@example.com");
        Superuser.run(
                "UPDATE person SET created_at = '1931-05-01' WHERE id = " + person,
                "UPDATE person SET created_at = '1931-05-02' WHERE id = " + later);
        String first = list("");
        assertThat(first).contains("/admin/datos/" + person + "\"", "/admin/datos/" + later + "\"");
        assertThat(list("?desde=" + person))
                .contains("/admin/datos/" + later + "\"")
                .doesNotContain("/admin/datos/" + person + "\"");
        Superuser.run("UPDATE person SET created_at = now() WHERE id = " + later);
    }

    private String list(String query) {
        return Api.as(asker).accept("text/html").get("/admin/datos" + query).asString();
    }

    @Test
    void who_asked_does_not_decide_and_may_withdraw() {
        String admin = api.tokenOf(Role.ADMINISTRATOR);
        ask(admin, "suprimir", Map.of("motivo", "Lo pide la persona"));
        decide(admin, request(), true, true);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE decided_at IS NULL AND person_id = " + person))
                .isEqualTo(1);
        decide(admin, request(), false, false);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE NOT confirmed AND person_id = " + person))
                .isEqualTo(1);
        assertThat(places(email)).isNotEmpty();
    }

    @Test
    void what_the_town_has_to_keep_is_kept() {
        fine(LocalDate.now().minusYears(1) + "T10:00:00Z");
        Response refused = ask(asker, "suprimir", Map.of("motivo", "Lo pide la persona"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("se conservan hasta");
        Response english = Api.as(asker)
                .accept("text/html")
                .header("Accept-Language", "en")
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("motivo", "Asked"))
                .post("/admin/datos/" + person + "/suprimir");
        assertThat(english.asString()).contains("they are kept until");
    }

    @Test
    void a_correction_by_two_loses_the_former_values() {
        String right = Api.unique("bien-escrita") + "@example.com";
        assertThat(ask(
                                asker,
                                "corregir",
                                Map.of("nombre", "Bien Escrita", "correo_electronico", right, "motivo", "Mal"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ask(asker, "corregir", Map.of("nombre", "Otra", "correo_electronico", right, "motivo", "Mal"))
                        .statusCode())
                .isEqualTo(409);
        decide(api.administratorToken(), request(), true, true);
        assertThat(api.administrator().get("/personas/" + person).<String>path("correo_electronico"))
                .isEqualTo(right);
        assertThat(places(email)).isEmpty();
        assertThat(count("SELECT count(*) FROM privacy_request WHERE name IS NOT NULL AND person_id = " + person))
                .isZero();
    }

    @Test
    void the_values_of_a_refused_correction_are_lost() {
        String wrong = Api.unique("nunca-fue") + "@example.com";
        ask(asker, "corregir", Map.of("nombre", "Nunca", "correo_electronico", wrong, "motivo", "Mal"));
        assertThat(places(wrong)).isNotEmpty();
        decide(api.administratorToken(), request(), false, false);
        assertThat(places(wrong)).isEmpty();
        assertThat(places(email)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "corregir,motivo,''",
        "corregir,correo_electronico,nada",
        "corregir,nombre,''",
        "suprimir,motivo,''",
        "suprimir,motivo,LONG"
    })
    void what_is_asked_wants_a_reason_and_good_values(String what, String field, String value) {
        Map<String, String> form =
                new HashMap<>(Map.of("nombre", "Buena", "correo_electronico", "buena@example.com", "motivo", "Pedido"));
        form.put(field, value.equals("LONG") ? "x".repeat(501) : value);
        assertThat(ask(asker, what, form).statusCode()).isEqualTo(422);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE person_id = " + person))
                .isZero();
    }

    @Test
    void an_address_of_somebody_else_is_refused_when_it_is_decided() {
        String taken = Api.unique("ocupada") + "@example.com";
        api.person(taken);
        ask(asker, "corregir", Map.of("nombre", "Otra", "correo_electronico", taken, "motivo", "Mal"));
        decide(api.administratorToken(), request(), true, true);
        assertThat(api.administrator().get("/personas/" + person).<String>path("correo_electronico"))
                .isEqualTo(email);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE decided_at IS NULL AND person_id = " + person))
                .isEqualTo(1);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path : List.of(
                "/admin/datos/999999999",
                "/admin/datos/999999999/descarga/json",
                "/admin/datos/x/descarga/pdf",
                "/admin/datos/99999999999999999999")) {
            assertThat(Api.as(asker).accept("text/html").get(path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(decide(api.administratorToken(), "999999999", true, true).statusCode())
                .isEqualTo(404);
        assertThat(decide(api.administratorToken(), "x", false, true).statusCode())
                .isEqualTo(404);
    }

    private void end(String reason) {
        assertThat(ask(asker, "suprimir", Map.of("motivo", reason)).statusCode())
                .isEqualTo(303);
        decide(api.administratorToken(), request(), true, true);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE confirmed AND person_id = " + person))
                .isEqualTo(1);
    }

    /// A vehicle with fines gets another owner: one asks, another confirms.
    private void sell(String plate, int buyer, String reason) {
        int vehicle =
                api.administrator().get("/vehiculos?placa_patente=" + plate).path("elementos[0].id");
        Api.as(asker)
                .body(Map.of(
                        "placa_patente",
                        plate,
                        "marca",
                        "Fiat",
                        "color",
                        "rojo",
                        "persona_id",
                        buyer,
                        "motivo",
                        reason))
                .put("/vehiculos/" + vehicle)
                .then()
                .statusCode(202);
        api.administrator()
                .post("/vehiculos/" + vehicle + "/cambio/confirmar")
                .then()
                .statusCode(200);
    }

    private String fine(String moment) {
        return fineOf(api.plateOf(person), moment);
    }

    private String fineOf(String plate, String moment) {
        return Api.as(api.officerToken())
                .body(FineJson.of(plate).with("timestamp", "\"" + moment + "\"").toString())
                .post("/cargar_infraccion")
                .path("multa.id");
    }

    private Response ask(String token, String what, Map<String, String> form) {
        return post(token, "/admin/datos/" + person + "/" + what, form);
    }

    private static Response decide(String token, String request, boolean confirmed, boolean sure) {
        return post(
                token,
                "/admin/datos/pedidos/" + request + (confirmed ? "/confirmar" : "/rechazar"),
                sure ? Map.of("seguro", "si") : Map.of());
    }

    private static Response post(String token, String path, Map<String, String> form) {
        return Api.as(token)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParams(form)
                .post(path);
    }

    private String request() {
        return database.read(
                handle -> handle.createQuery("SELECT max(id)::text FROM privacy_request WHERE person_id = ?")
                        .bind(0, person)
                        .mapTo(String.class)
                        .one());
    }

    /// The tables that hold a text anywhere: in what was written since the test began, as no earlier test knows its
    /// texts.
    private List<String> places(String text) {
        return database.read(handle -> handle
                .createQuery(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(table -> !table.equals("flyway_schema_history"))
                .filter(table -> handle.createQuery("SELECT EXISTS (SELECT FROM \"" + table
                                + "\" AS held WHERE CASE WHEN held.xmin::text::bigint >= :began"
                                + " THEN strpos(lower(held::text), lower(:text)) > 0 END)")
                        .bind("began", began)
                        .bind("text", text)
                        .mapTo(Boolean.class)
                        .one())
                .toList());
    }

    private long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
