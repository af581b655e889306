package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No write moves fines to another person, or changes what they say, alone and without a reason.
@QuarkusTest
class SharedChangesTest {
    @Inject
    Api api;

    private String mail = "";
    private String otherMail = "";
    private String plate = "";
    private String vehicle = "";
    private String person = "";
    private int other;
    private String clerk = "";
    private String supervisor = "";

    @BeforeEach
    void a_vehicle_with_a_fine() {
        mail = Api.unique("duena") + "@example.com";
        otherMail = Api.unique("ajeno") + "@example.com";
        int owner = api.person(mail);
        other = api.person(otherMail);
        plate = api.plateOf(owner);
        person = "/personas/" + owner;
        vehicle = "/vehiculos/"
                + Api.as(api.officerToken())
                        .body(FineJson.of(plate).toString())
                        .post("/cargar_infraccion")
                        .path("multa.vehiculo_id");
        clerk = api.tokenOf(Role.OPERATOR);
        supervisor = api.tokenOf(Role.SUPERVISOR);
    }

    @Test
    void a_new_owner_plate_or_country_wants_a_reason() {
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("persona_id", other), Map.of("placa_patente", "ZZ" + plate), Map.of("pais", "UY"))) {
            assertThat(Problems.fields(put(vehicle, sent(change)))).containsExactly("motivo");
            assertThat(Problems.fields(put(vehicle, sent(with(change, "motivo", " \u00a0 ")))))
                    .containsExactly("motivo");
            assertThat(Problems.fields(put(vehicle, sent(with(change, "motivo", "x".repeat(501))))))
                    .containsExactly("motivo");
        }
        assertThat(put(vehicle, sent(Map.of("color", "verde"))).statusCode()).isEqualTo(200);
        assertThat(fines(mail)).isEqualTo(1);
    }

    @Test
    void the_fines_stay_until_another_person_confirms() {
        Response asked = put(vehicle, sent(Map.of("persona_id", other, "motivo", "Se vendió en marzo")));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.jsonPath().getMap("$"))
                .containsEntry("estado", "PEDIDO")
                .containsEntry("motivo", "Se vendió en marzo");
        assertThat(asked.jsonPath().getMap("cambios[0]"))
                .containsEntry("campo", "persona_id")
                .containsEntry("antes", "Persona de Prueba · " + mail)
                .containsEntry("despues", "Persona de Prueba · " + otherMail);
        assertThat(fines(mail)).isEqualTo(1);
        assertThat(fines(otherMail)).isZero();
        Problems.of(put(vehicle, sent(Map.of("persona_id", other, "motivo", "Otra vez"))), 409, "already-asked");
        Problems.of(Api.as(clerk).post(vehicle + "/cambio/confirmar"), 403, "forbidden");
        assertThat((String) Api.as(clerk).get(vehicle + "/cambio").path("estado"))
                .isEqualTo("PEDIDO");

        Response confirmed = Api.as(supervisor).post(vehicle + "/cambio/confirmar");
        assertThat((String) confirmed.path("estado")).as(confirmed.asString()).isEqualTo("CONFIRMADO");
        assertThat(fines(mail)).isZero();
        assertThat(fines(otherMail)).isEqualTo(1);
        Problems.of(Api.as(supervisor).post(vehicle + "/cambio/rechazar"), 409, "already-decided");
        assertThat(page("/admin" + vehicle)).contains("Se vendió en marzo");
    }

    @Test
    void who_asked_does_not_confirm_and_a_refused_change_changes_nothing() {
        Map<String, Object> moved = sent(Map.of("persona_id", other, "motivo", "Así lo pidió"));
        Api.as(supervisor).body(moved).put(vehicle).then().statusCode(202);
        Problems.of(Api.as(supervisor).post(vehicle + "/cambio/confirmar"), 409, "second-person");
        api.administrator().post(vehicle + "/cambio/rechazar").then().statusCode(200);
        assertThat(fines(mail)).isEqualTo(1);
        assertThat(put(vehicle, moved).statusCode()).isEqualTo(202);
    }

    @Test
    void what_the_database_refuses_is_refused_when_it_is_asked_for() {
        Problems.of(put(vehicle, sent(Map.of("persona_id", 999_999_999, "motivo", "x"))), 404, "unknown-person");
        Problems.of(put(vehicle, sent(Map.of("placa_patente", api.plate(), "motivo", "x"))), 409, "plate-taken");
        Problems.of(api.administrator().get(vehicle + "/cambio"), 404, "not-found");
    }

    @Test
    void a_change_is_of_the_record_as_it_was_asked() {
        put(vehicle, sent(Map.of("persona_id", other, "motivo", "Vendido")));
        assertThat(put(vehicle, sent(Map.of("color", "negro"))).statusCode()).isEqualTo(200);
        Problems.of(Api.as(supervisor).post(vehicle + "/cambio/confirmar"), 412, "version-changed");
        assertThat(fines(mail)).isEqualTo(1);
        Problems.of(
                api.administrator()
                        .header("If-Match", "\"1\"")
                        .body(sent(Map.of("persona_id", other, "motivo", "Vendido")))
                        .put(vehicle),
                412,
                "version-changed");
    }

    @Test
    void a_plate_for_which_fines_wait_takes_two_as_well() {
        String waiting = "Q" + plate.substring(1);
        String fine = Api.as(api.officerToken())
                .body("[" + FineJson.of(waiting) + "]")
                .post("/multas/lote")
                .path("resultados[0].id");
        String empty = "/vehiculos/" + idOf(api.plateOf(other));
        Map<String, Object> change =
                Map.of("placa_patente", waiting, "marca", "Fiat", "color", "rojo", "persona_id", other);
        assertThat(Problems.fields(put(empty, change))).containsExactly("motivo");
        assertThat(put(empty, with(change, "motivo", "Reempadronado")).statusCode())
                .isEqualTo(202);
        assertThat((Object) api.administrator().get("/multas/" + fine).path("vehiculo_id"))
                .isNull();
    }

    @Test
    void a_vehicle_without_fines_changes_by_one_and_its_plate_for_a_reason() {
        String own = api.plateOf(other);
        String empty = "/vehiculos/" + idOf(own);
        Map<String, Object> sold = Map.of(
                "placa_patente",
                own,
                "marca",
                "Fiat",
                "color",
                "rojo",
                "persona_id",
                api.person(Api.unique("x") + "@example.com"));
        assertThat(put(empty, sold).statusCode()).isEqualTo(200);
        for (Map<String, Object> change :
                List.<Map<String, Object>>of(Map.of("placa_patente", "XX" + plate), Map.of("pais", "UY"))) {
            Map<String, Object> other = new HashMap<>(sold);
            other.putAll(change);
            assertThat(Problems.fields(put(empty, other))).as("%s", change).containsExactly("motivo");
            Response changed = put(empty, with(other, "motivo", "Mal leída en el título"));
            assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        }
        assertThat(page("/admin" + empty)).contains("Mal leída en el título");
    }

    @Test
    void who_decides_names_what_they_saw_once_there_was_more_than_one() {
        Map<String, Object> moved = sent(Map.of("persona_id", other, "motivo", "Vendido"));
        int first = put(vehicle, moved).path("id");
        Api.as(supervisor).post(vehicle + "/cambio/rechazar").then().statusCode(200);
        int second = put(vehicle, moved).path("id");
        for (String decision : List.of("/cambio/confirmar", "/cambio/rechazar")) {
            assertThat(Problems.fields(Api.as(supervisor).post(vehicle + decision)))
                    .containsExactly("pedido");
            Problems.of(Api.as(supervisor).post(vehicle + decision + "?pedido=" + first), 409, "already-decided");
            Problems.of(Api.as(supervisor).post(vehicle + decision + "?pedido=999999999"), 404, "not-found");
            Problems.of(Api.as(supervisor).post(person + decision + "?pedido=" + second), 404, "not-found");
            assertThat(Problems.fields(Api.as(supervisor).post(vehicle + decision + "?pedido=x")))
                    .containsExactly("pedido");
        }
        assertThat(fines(mail)).isEqualTo(1);
        Api.as(supervisor)
                .post(vehicle + "/cambio/confirmar?pedido=" + second)
                .then()
                .statusCode(200);
        assertThat(fines(otherMail)).isEqualTo(1);
    }

    /// As many as there are connections, each of which needs another one's owner for what its reader is shown.
    @Test
    void as_many_changes_at_once_as_there_are_connections_wait_for_none() throws Exception {
        List<String> vehicles = new ArrayList<>();
        String officer = api.officerToken();
        for (int i = 0; i < 40; i++) {
            vehicles.add(Api.as(officer)
                    .body(FineJson.of(api.plateOf(api.person(Api.unique("muchos") + "@example.com")))
                            .toString())
                    .post("/cargar_infraccion")
                    .path("multa.vehiculo_id")
                    .toString());
        }
        List<Callable<Response>> changes = new ArrayList<>();
        for (String each : vehicles) {
            String known = api.administrator().get("/vehiculos/" + each).path("placa_patente");
            changes.add(() -> put(
                    "/vehiculos/" + each,
                    Map.of(
                            "placa_patente",
                            known,
                            "marca",
                            "Fiat",
                            "color",
                            "rojo",
                            "persona_id",
                            other,
                            "motivo",
                            "Todos")));
        }
        api.administratorToken();
        try (ExecutorService all = Executors.newFixedThreadPool(changes.size())) {
            for (Future<Response> done : all.invokeAll(changes)) {
                assertThat(done.get().statusCode()).as(done.get().asString()).isEqualTo(202);
            }
        }
    }

    @Test
    void a_person_with_fines_gets_a_name_for_a_reason_and_an_address_by_two() {
        String next = Api.unique("nueva") + "@example.com";
        Map<String, Object> name = Map.of("nombre", "Otro Nombre", "correo_electronico", mail);
        assertThat(Problems.fields(put(person, name))).containsExactly("motivo");
        assertThat(put(person, with(name, "motivo", "Error de tipeo")).statusCode())
                .isEqualTo(200);
        Map<String, Object> address = Map.of("nombre", "Otro Nombre", "correo_electronico", next);
        assertThat(Problems.fields(put(person, address))).containsExactly("motivo");
        assertThat(put(person, with(address, "motivo", "Cambió de correo")).statusCode())
                .isEqualTo(202);
        assertThat(fines(mail)).isEqualTo(1);
        Api.as(supervisor).post(person + "/cambio/confirmar").then().statusCode(200);
        assertThat(fines(next)).isEqualTo(1);
        assertThat(page("/admin" + person)).contains("Error de tipeo", "Cambió de correo");
    }

    @Test
    void what_fines_say_of_their_officer_and_offence_changes_for_a_reason() {
        String badge = Api.unique("motivo-");
        int officer = api.officer(badge);
        String code = Api.unique("MOTIVO-");
        int offence = api.administrator()
                .body(Map.of("codigo", code, "descripcion", "Algo"))
                .post("/infracciones")
                .path("id");
        Api.as(api.officerToken(officer))
                .body(FineJson.of(plate).with("infraccion", "\"" + code + "\"").toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Map<String, Object> renumbered = Map.of("nombre", "Oficial de Prueba", "numero_unico", badge + "x");
        Map<String, Object> told = Map.of("codigo", code, "descripcion", "Otra cosa");
        for (var change : Map.of("/policias/" + officer, renumbered, "/infracciones/" + offence, told)
                .entrySet()) {
            assertThat(Problems.fields(put(change.getKey(), change.getValue())))
                    .as(change.getKey())
                    .containsExactly("motivo");
            assertThat(put(change.getKey(), with(change.getValue(), "motivo", "Corrección"))
                            .statusCode())
                    .as(change.getKey())
                    .isEqualTo(200);
            assertThat(page("/admin" + change.getKey())).contains("Corrección");
        }
    }

    @Test
    void all_that_a_fine_says_changes_for_a_reason() {
        String fine = "/multas/"
                + Api.as(api.officerToken())
                        .body(FineJson.of(plate)
                                .with("comentarios", "\"Primero\"")
                                .toString())
                        .post("/cargar_infraccion")
                        .path("multa.id");
        for (FineJson change : List.of(
                FineJson.of(plate).with("comentarios", "\"Después\""),
                FineJson.of(plate).with("comentarios", "\"Primero\"").with("lugar", "\"Mitre 1\""),
                FineJson.of(plate)
                        .with("comentarios", "\"Primero\"")
                        .with("latitud", "-34.6")
                        .with("longitud", "-58.4"))) {
            assertThat(Problems.fields(
                            api.administrator().body(change.toString()).put(fine)))
                    .as(change.toString())
                    .containsExactly("motivo");
        }
        assertThat(api.administrator()
                        .body(FineJson.of(plate)
                                .with("comentarios", "\"Primero\"")
                                .toString())
                        .put(fine)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_observed_fine_is_tied_for_a_reason() {
        String fine = Api.as(api.officerToken())
                .body("[" + FineJson.of("Q" + plate.substring(1)) + "]")
                .post("/multas/lote")
                .path("resultados[0].id");
        Response without = form("/admin/observadas/" + fine + "/vincular", Map.of("placa", plate));
        assertThat(without.statusCode()).isEqualTo(303);
        assertThat((Object) api.administrator().get("/multas/" + fine).path("vehiculo_id"))
                .isNull();
        form("/admin/observadas/" + fine + "/vincular", Map.of("placa", plate, "motivo", "Se lee en la foto"));
        assertThat((Object) api.administrator().get("/multas/" + fine).path("vehiculo_id"))
                .isNotNull();
        assertThat(page("/admin/multas/" + fine)).contains("Se lee en la foto");
    }

    @Test
    void a_form_asks_as_the_api_does_and_the_page_of_changes_decides() {
        Map<String, String> form = new HashMap<>(
                Map.of("placa_patente", plate, "marca", "Fiat", "color", "rojo", "pais", "AR", "_version", "1"));
        form.put("persona_id", Integer.toString(other));
        assertThat(form("/admin" + vehicle + "/editar", form).statusCode()).isEqualTo(422);
        form.put("motivo", "<b>Vendido</b> por formulario");
        assertThat(form("/admin" + vehicle + "/editar", form).statusCode()).isEqualTo(303);
        assertThat(fines(mail)).isEqualTo(1);
        assertThat(page("/admin/cambios"))
                .contains("&lt;b&gt;Vendido", otherMail)
                .doesNotContain("<b>Vendido");
        int id = api.administrator().get(vehicle + "/cambio").path("id");
        RestAssured.given()
                .header("Authorization", "Bearer " + supervisor)
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .post("/admin/cambios/" + id + "/confirmar")
                .then()
                .statusCode(303);
        assertThat(fines(otherMail)).isEqualTo(1);
    }

    /// An officer's fine that comes while the owner is changed lands before the change, which then waits, or after it.
    @Test
    void a_fine_that_comes_meanwhile_never_moves_unseen() throws Exception {
        String officer = api.officerToken();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                int owner = api.person(Api.unique("carrera") + "@example.com");
                String raced = api.plateOf(owner);
                String path = "/vehiculos/" + idOf(raced);
                Callable<Response> fine = () ->
                        Api.as(officer).body(FineJson.of(raced).toString()).post("/cargar_infraccion");
                Callable<Response> change = () -> api.administrator()
                        .body(Map.of("placa_patente", raced, "marca", "Fiat", "color", "rojo", "persona_id", other))
                        .put(path);
                List<Future<Response>> done = both.invokeAll(List.of(fine, change));
                assertThat(done.getFirst().get().statusCode()).isEqualTo(200);
                assertThat(done.getLast().get().statusCode()).isIn(200, 400);
            }
        }
    }

    private Map<String, Object> sent(Map<String, Object> change) {
        int owner = Integer.parseInt(person.substring("/personas/".length()));
        Map<String, Object> all =
                new HashMap<>(Map.of("placa_patente", plate, "marca", "Fiat", "color", "rojo", "persona_id", owner));
        all.putAll(change);
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        Map<String, Object> all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    private Response put(String path, Map<String, Object> body) {
        return api.administrator().body(body).put(path);
    }

    private int fines(String address) {
        return api.administrator()
                .get("/generar_informe?email=" + address)
                .jsonPath()
                .getList("$")
                .size();
    }

    private int idOf(String known) {
        return api.administrator().get("/vehiculos?placa_patente=" + known).path("elementos[0].id");
    }

    private String page(String path) {
        return administrator().get(path).asString();
    }

    private Response form(String path, Map<String, String> fields) {
        return administrator()
                .contentType(ContentType.URLENC)
                .formParams(fields)
                .post(path);
    }

    private RequestSpecification administrator() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + api.administratorToken())
                .redirects()
                .follow(false);
    }
}
