package labra.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import labra.Api;
import labra.contract.FineJson;
import org.junit.jupiter.api.Test;

/// Metrics bear the names of routes, however strangely somebody asks.
@QuarkusTest
class MetricsTest {
    private static final Pattern ADDRESS = Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("http_server_requests_seconds_count\\{.*method=\"([^\"]*)\"");

    @Inject
    Api api;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void what_is_asked_names_no_metric() {
        String stranger = "x" + UUID.randomUUID();
        for (String path : new String[] {
            "/" + stranger,
            "/personas/" + stranger,
            "/personas/" + stranger + "/" + stranger,
            "/admin/personas/" + stranger,
            "/assets/" + stranger,
            "/docs/" + stranger,
            "/cargar_infraccion/" + stranger,
            "//" + stranger,
            "/multas;" + stranger
        }) {
            for (String method : new String[] {"GET", "POST", "DELETE", "PROPFIND", "X" + stranger}) {
                Api.anonymous().body("x".repeat(20_000)).request(method, path);
                api.administrator().body("{}").request(method, path);
            }
        }
        String metrics = Api.anonymous().get(management.resolve("/q/metrics")).asString();
        assertThat(metrics).contains("# TYPE").doesNotContain(stranger);
        assertThat(labels(METHOD, metrics))
                .isSubsetOf("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "OTHER");
    }

    @Test
    void a_route_has_its_own() {
        api.administrator().get("/personas/999999999");
        String email = Api.unique("medida") + "@example.com";
        String plate = api.plateOf(api.person(email));
        Api.as(api.officerToken()).body(FineJson.of(plate).toString()).post("/cargar_infraccion");
        Api.anonymous().queryParam("email", email).get("/generar_informe");
        assertThat(labels(
                        ADDRESS,
                        Api.anonymous().get(management.resolve("/q/metrics")).asString()))
                .contains("/cargar_infraccion", "/generar_informe")
                .anyMatch(label -> label.endsWith("/{id}"));
    }

    private static Set<String> labels(Pattern pattern, String metrics) {
        return pattern.matcher(metrics)
                .results()
                .map((MatchResult label) -> label.group(1))
                .collect(Collectors.toSet());
    }
}
