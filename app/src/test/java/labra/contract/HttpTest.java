package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that go wrong before their content matters: each a problem of its own status, none a 500.
@QuarkusTest
class HttpTest {
    private static final String MEGABYTES_11 = "11534336";

    @Inject
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"/nada", "/personas/1/2/3", "/cargar_infraccion/x", "/.env", "/PERSONAS", "/q/nada"})
    void an_unknown_path_is_404(String path) {
        Problems.of(api.administrator().get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/personas/0",
                "/personas/-1",
                "/personas/abc",
                "/personas/1.5",
                "/personas/99999999999999999999",
                "/personas/999999999",
                "/vehiculos/abc",
                "/policias/%20",
                "/multas/1",
                "/multas/abc",
                "/multas/00000000-0000-0000-0000-000000000000",
                "/infracciones/x",
                "/policias/999999999/tokens"
            })
    void an_id_that_names_nothing_is_404(String path) {
        Response answer = api.administrator().urlEncodingEnabled(false).get(path);
        Problems.of(answer, 404, path.endsWith("tokens") ? "unknown-officer" : "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /cargar_infraccion",
        "PUT, /cargar_infraccion",
        "DELETE, /generar_informe",
        "PATCH, /personas",
        "DELETE, /personas",
        "POST, /personas/1",
        "PATCH, /personas/1",
        "POST, /multas/0190163d-8694-739b-aea5-966c26f8ad90",
        "GET, /token",
        "POST, /.well-known/jwks.json",
        "DELETE, /multas",
        "GET, /policias/1/token",
        "PUT, /multas"
    })
    void another_method_is_405(String method, String path) {
        Response answer = api.administrator().body("{}").request(method, path);
        Problems.of(answer, 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void another_content_type_is_415(String type) {
        String officer = api.officerToken();
        for (String path : List.of("/cargar_infraccion", "/multas", "/multas/lote", "/generar_informe", "/token")) {
            String answer = RawHttp.post(RestAssured.port, path, "{}", type, officer);
            assertThat(answer).as(path).startsWith("HTTP/1.1 415 ").contains(":unsupported-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html;q=1", "image/*"})
    void another_accept_is_406(String type) {
        Problems.of(api.administrator().accept(type).get("/personas"), 406, "not-acceptable");
        Problems.of(Api.anonymous().accept(type).get("/generar_informe?email=a@example.com"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "text/html, */*;q=0.1",
                "application/json; charset=utf-8"
            })
    void json_is_given_to_who_takes_it(String type) {
        api.administrator().accept(type).get("/personas").then().statusCode(200).contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/generar_informe?email=%C3%28",
                "/generar_informe?%00=1",
                "/generar_informe?email=%ff%fe",
                "/generar_informe?email=a%00@b.com"
            })
    void a_garbled_query_is_400(String target) {
        assertProblem(RawHttp.get(RestAssured.port, target), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%zz", "/personas/%zz", "//", "/generar_informe?email=%zz", "/generar_informe?email=%", "/a b"})
    void what_is_no_uri_is_400(String target) {
        assertThat(RawHttp.get(RestAssured.port, target)).matches("(?s)HTTP/1\\.[01] 400 .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/personas/%c3%28", "/..%2f..%2fetc/passwd", "/personas/%00"})
    void a_garbled_path_is_400(String target) {
        String header = "Authorization: Bearer " + api.administratorToken();
        assertProblem(RawHttp.get(RestAssured.port, target, header), 400);
    }

    @Test
    void a_body_that_says_to_be_too_large_is_413_at_once() {
        String answer = RawHttp.send(
                RestAssured.port,
                "POST /cargar_infraccion HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + MEGABYTES_11 + "\r\n\r\n{");
        assertProblem(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cargar_infraccion", "/multas/lote"})
    void a_body_that_grows_too_large_is_413(String path) {
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        String answer = RawHttp.send(
                RestAssured.port,
                "POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + api.officerToken() + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(10) + "1\r\nx\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | es",
                "en | en",
                "en-GB, en;q=0.9 | en",
                "fr, en;q=0.5, es;q=0.1 | en",
                "fr | es",
                "* | es",
                "es-AR, en | es",
                "en;q=0.1, es;q=0.9 | es",
                ";;;=q | es",
                "en;q=x | es"
            })
    void the_language_is_the_one_preferred(String accepted, String language) {
        Response answer =
                Api.anonymous().header(new Header("Accept-Language", accepted)).get("/generar_informe");
        Problems.of(answer, 400, "invalid-fields");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat((String) answer.path("errores[0].mensaje"))
                .isEqualTo(language.equals("en") ? "is required" : "es obligatorio");
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json")
                .contains("\"mensaje\"")
                .contains("\"status\":" + status);
    }
}
