package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may do what: every protected path for every role, and for nobody.
@QuarkusTest
class RoleTest {
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @Inject
    Api api;

    /// The roles that may, by their initials: administrator, supervisor, oPerator, aUditor, oFficer.
    @ParameterizedTest
    @CsvSource({
        "GET, /personas, ASPU",
        "POST, /personas, ASP",
        "GET, /personas/1, ASPU",
        "PUT, /personas/1, ASP",
        "DELETE, /personas/999999999, AS",
        "GET, /vehiculos, ASPU",
        "POST, /vehiculos, ASP",
        "GET, /vehiculos/1, ASPU",
        "PUT, /vehiculos/1, ASP",
        "DELETE, /vehiculos/999999999, AS",
        "GET, /policias, ASPU",
        "POST, /policias, A",
        "GET, /policias/1, ASPU",
        "PUT, /policias/1, A",
        "DELETE, /policias/999999999, A",
        "POST, /policias/999999999/token, A",
        "GET, /policias/999999999/tokens, A",
        "DELETE, /policias/999999999/tokens/0190163d-8694-739b-aea5-966c26f8ad90, A",
        "GET, /infracciones, ASPU",
        "POST, /infracciones, A",
        "GET, /infracciones/1, ASPU",
        "PUT, /infracciones/1, A",
        "DELETE, /infracciones/999999999, A",
        "GET, /multas, ASPUF",
        "GET, /multas/0190163d-8694-739b-aea5-966c26f8ad90, ASPUF",
        "POST, /multas, F",
        "POST, /multas/lote, F",
        "POST, /cargar_infraccion, F",
        "PUT, /multas/0190163d-8694-739b-aea5-966c26f8ad90, ASP",
        "DELETE, /multas/0190163d-8694-739b-aea5-966c26f8ad90, ASP",
        "GET, /multas/0190163d-8694-739b-aea5-966c26f8ad90/anulacion, ASPU",
        "POST, /multas/0190163d-8694-739b-aea5-966c26f8ad90/anulacion, ASP",
        "POST, /multas/0190163d-8694-739b-aea5-966c26f8ad90/anulacion/confirmar, AS",
        "POST, /multas/0190163d-8694-739b-aea5-966c26f8ad90/anulacion/rechazar, AS"
    })
    void each_path_lets_in_whom_it_should(String method, String path, String allowed) {
        for (Role role : Role.values()) {
            Response answer = Api.as(token(role)).body("{}").request(method, path);
            if (allowed.indexOf(initial(role)) < 0) {
                Problems.of(answer, 403, "forbidden");
            } else {
                assertThat(answer.statusCode())
                        .as("%s: %s", role, answer.asString())
                        .isNotIn(401, 403, 405, 500);
            }
        }
        Response nobody = Api.anonymous().body("{}").request(method, path);
        Problems.of(nobody, 401, "unauthenticated");
        Problems.of(Api.as("x.y.z").body("{}").request(method, path), 401, "invalid-token");
    }

    private static char initial(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> 'A';
            case SUPERVISOR -> 'S';
            case OPERATOR -> 'P';
            case AUDITOR -> 'U';
            case OFFICER -> 'F';
        };
    }

    private String token(Role role) {
        return TOKENS.computeIfAbsent(role, api::tokenOf);
    }
}
