package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import labra.Api;
import labra.access.BearerMechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no form, no file, no HTTP: refused as such, never a failure of ours.
@QuarkusTest
class GarbledRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=B";
    private static final List<String> FORMS =
            List.of("/entrar", "/salir", "/avisos/preferencias", "/admin/personas/nuevo", "/admin/ajustes");

    private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Inject
    Api api;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "a=%4", "&=&", "=", "a&&b", "=a", "a=%ff%fe", "%c3%28=a"})
    void what_is_no_form_is_400(String body) {
        for (String path : FORMS) {
            // Going out asks for nothing, so nothing is read.
            assertThat(post(path, FORM, body))
                    .as(path)
                    .startsWith(path.equals("/salir") ? "HTTP/1.1 303 " : "HTTP/1.1 400 ");
            assertThat(post(path, FORM, body, "Authorization: Basic x"))
                    .as(path)
                    .doesNotStartWith("HTTP/1.1 5");
            assertThat(post(path, FORM, body, "Authorization: Bearer a.b.c"))
                    .as(path)
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"a\r\nb\"\r\n\r\nx\r\n--B--\r\n",
                "--B\r\nX: y\r\n\r\nx\r\n--B--\r\n",
                "--B\r\n\r\n\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"a\u0000b.csv\"\r\n\r\na,b\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"a\u001bb.csv\"\r\nContent-Type: \u0000\r\n\r\na,b\r\n--B--\r\n"
            })
    void what_is_no_form_in_parts_is_no_failure(String body) {
        for (String path : List.of("/avisos/preferencias", "/admin/importar")) {
            assertThat(post(path, PARTS, body)).as(path).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
            assertThat(post(path, "multipart/form-data", body)).as(path).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a%5Eb", "/a%7Bb", "/a%7Cb", "/a%22b", "/a%3Cb", "/a%60b", "/a%5Bb", "/a%2525zz", "/a%0d%0aX:y"
            })
    void a_way_back_that_is_no_address_is_no_failure(String back) {
        for (String path : List.of("/admin/preferencias/idioma?a=en&volver=", "/entrar?volver=")) {
            String answer = RawHttp.get(RestAssured.port, path + back, "Cookie: " + cookie());
            assertThat(answer).as(path).startsWith("HTTP/1.1 303 ").doesNotContain("\r\nX:y");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7B%7D", "1", "a%5Eb", "%0a", "00000000-0000-0000-0000-000000000000"})
    void an_id_that_is_none_is_no_failure(String id) {
        for (String place : List.of(
                "observadas/%s/aceptar",
                "observadas/%s/vincular",
                "anulaciones/%s/confirmar",
                "cambios/%s/confirmar",
                "cambios/%s/rechazar",
                "anulaciones/%s/rechazar",
                "anulaciones/de/%s",
                "avisos/%s/reintentar",
                "importar/archivo/%s/empezar",
                "credenciales/%s/token",
                "credenciales/%s/activo",
                "personas/%s/eliminar",
                "personas/%s/editar",
                "cuenta/sesiones/%s/cerrar")) {
            String answer = post("/admin/" + place.formatted(id), FORM, "placa=AA1");
            assertThat(answer).as(place).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void a_list_that_is_asked_for_backwards_and_onwards_is_no_failure() {
        for (String register :
                new String[] {"personas", "vehiculos", "policias", "infracciones", "multas", "usuarios"}) {
            int status = api.administrator()
                    .accept("text/html")
                    .get("/admin/" + register + "?antes=1.5&cursor=x")
                    .statusCode();
            assertThat(status).as(register).isLessThan(500);
        }
    }

    @Test
    void an_officer_who_wanders_into_the_interface_gets_a_page() {
        String officer = api.officerToken();
        for (String path : List.of("/salir", "/entrar", "/admin/nada", "/admin/ajustes")) {
            Response answer = Api.as(officer)
                    .contentType(FORM)
                    .body("usuario=x&clave=y")
                    .redirects()
                    .follow(false)
                    .post(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(Api.as(officer).get(path).statusCode()).as(path).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/salir", "/token", "/cargar_infraccion", "/generar_informe", "/multas/lote", "/admin/importar"})
    void a_broken_chunk_is_400(String path) {
        String type = path.startsWith("/salir") ? FORM : path.startsWith("/admin") ? PARTS : "application/json";
        String answer = RawHttp.send(
                RestAssured.port,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        assertThat(answer).as(path).doesNotStartWith("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /personas/%zz{0} HTTP/1.1", "GET /{0}% HTTP/1.1", "GET /personas?q=%{0} HTTP/1.1"})
    void what_no_route_saw_names_no_metric(String line) {
        String stranger = "x" + UUID.randomUUID();
        RawHttp.send(
                RestAssured.port, line.replace("{0}", stranger) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(Api.anonymous().get(management.resolve("/q/metrics")).asString())
                .contains("# TYPE")
                .doesNotContain(stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "FOO", "CONNECT", "TRACE", "TRACK", "PRI"})
    void a_method_that_nobody_knows_is_405(String method) {
        for (String path : List.of("/personas", "/token", "/cargar_infraccion")) {
            assertThat(RawHttp.send(RestAssured.port, method + " " + path + END))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (401|405) .*application/problem\\+json.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "GET http://other.example/nada"})
    void an_address_that_is_nowhere_is_404(String asked) {
        assertThat(RawHttp.send(RestAssured.port, asked + END))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b/x?", "a:99999999", "a\r\n b"})
    void a_host_that_is_none_is_400(String host) {
        assertThat(RawHttp.send(RestAssured.port, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
    }

    private String cookie() {
        api.administratorToken();
        return BearerMechanism.COOKIE + "=" + api.session("admin");
    }

    private String post(String path, String type, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return RawHttp.send(
                RestAssured.port,
                "POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nConnection: close\r\nCookie: "
                        + cookie() + "\r\n" + more + "Content-Type: " + type + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }
}
