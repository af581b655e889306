package labra.registers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where registers answer: a name that none has is not there, and nobody has to sign in to be told so.
@QuarkusTest
class PlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/admin/nada", "/admin/nada/nuevo", "/admin/nada/1", "/admin/nada/1/eliminar"})
    void what_no_register_answers_is_a_page_that_says_so(String path) {
        given().get(path).then().statusCode(404).contentType("text/html").body(containsString("No se encontró"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/personas",
                "/admin/personas/nuevo",
                "/admin/personas/1",
                "/admin/personas/1/editar",
                "/admin/personas/1/eliminar",
                "/admin/personas/exportar"
            })
    void what_one_answers_asks_to_sign_in(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/entrar?volver=" + path.replace("/", "%2F")));
    }
}
