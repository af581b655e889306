package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import labra.Api;
import labra.Route;
import labra.Routes;
import org.junit.jupiter.api.Test;

/// A parameter that an address does not have is never passed over in silence, whatever the operation.
@QuarkusTest
class UnknownParameterTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /// What an operation does not take, though others do.
    private static final List<String> STRANGERS = List.of("sobra", "Limite", "q[]");

    @Inject
    Api api;

    @Inject
    Routes routes;

    private record Operation(String method, String path) {
        boolean isOfficers() {
            return path.equals("/cargar_infraccion") || path.equals("/multas/lote");
        }
    }

    @Test
    void every_operation_of_the_contract_refuses_it() {
        List<Operation> all = operations().toList();
        assertThat(all).hasSizeGreaterThan(40);
        Map<Boolean, String> tokens = Map.of(true, api.officerToken(), false, api.administratorToken());
        for (Operation operation : all) {
            for (String name : STRANGERS) {
                Response answer = asked(operation, name, tokens.getOrDefault(operation.isOfficers(), ""));
                assertThat(answer.statusCode())
                        .as("%s ?%s: %s", operation, name, answer.asString())
                        .isEqualTo(400);
                assertThat(answer.<List<String>>path("errores.campo"))
                        .as("%s", operation)
                        .contains(name);
            }
        }
    }

    @Test
    void a_known_one_given_twice_is_refused_too() {
        for (String list : List.of("/personas", "/vehiculos", "/multas", "/infracciones", "/policias", "/avisos")) {
            Response answer = api.administrator().get(list + "?limite=1&limite=2");
            assertThat(answer.statusCode()).as(list).isEqualTo(400);
            assertThat(answer.<List<String>>path("errores.campo")).containsExactly("limite");
        }
    }

    /// `?placa_patente=` means to filter: a program that left the value out hears of it, and does not get everything.
    @Test
    void an_empty_filter_of_the_api_is_refused_and_named() {
        List<String> asked = new ArrayList<>();
        JsonPath contract = Api.anonymous().get("/openapi.json").jsonPath();
        Map<String, Map<String, Object>> paths = contract.getMap("paths");
        for (String path : paths.keySet()) {
            if (paths.get(path).get("get") instanceof Map<?, ?> get && !path.contains("{")) {
                for (String name : queried(contract, get)) {
                    // An empty place in a list is its beginning.
                    if (name.equals("cursor")) {
                        api.administrator().get(path + "?cursor=").then().statusCode(200);
                        continue;
                    }
                    for (String blank : List.of("", "%20", "%C2%A0")) {
                        Response answer =
                                api.administrator().urlEncodingEnabled(false).get(path + "?" + name + "=" + blank);
                        assertThat(answer.statusCode())
                                .as("%s?%s=%s %s", path, name, blank, answer.asString())
                                .isEqualTo(400);
                        assertThat(answer.<List<String>>path("errores.campo"))
                                .as("%s?%s=%s", path, name, blank)
                                .containsExactly(name);
                    }
                    asked.add(path + "?" + name);
                }
            }
        }
        assertThat(asked)
                .hasSizeGreaterThan(30)
                .contains("/multas?placa_patente", "/personas?q", "/vehiculos?persona_id");
    }

    private static List<String> queried(JsonPath contract, Map<?, ?> get) {
        List<String> names = new ArrayList<>();
        if (get.get("parameters") instanceof List<?> parameters) {
            for (Object parameter : parameters) {
                Map<?, ?> told = (Map<?, ?>) parameter;
                if (told.get("$ref") instanceof String reference) {
                    told = contract.getMap(
                            "components.parameters.'" + reference.substring(reference.lastIndexOf('/') + 1) + "'");
                }
                if ("query".equals(told.get("in"))) {
                    names.add(String.valueOf(told.get("name")));
                }
            }
        }
        return names;
    }

    /// A form sends what nobody filled in: on pages that is no filter.
    @Test
    void an_empty_filter_of_a_page_is_none() {
        api.person(Api.unique("vacia") + "@example.com");
        for (String page : List.of(
                "/admin/personas?q=&orden=",
                "/admin/vehiculos?q=&placa_patente=&persona_id=",
                "/admin/multas?q=&estado=&desde=&hasta_dia=&importacion=")) {
            Response answer = api.administrator().get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.asString()).as(page).doesNotContain("está vacío");
        }
        assertThat(api.administrator().get("/admin/personas?q=").asString()).contains("row-link");
    }

    @Test
    void no_file_and_no_part_of_a_page_tells_more_than_was_asked_for() {
        for (String address : List.of(
                "/admin/personas/exportar?correo=ana@example.com",
                "/admin/multas/exportar?patente=AAA111&formato=xlsx",
                "/admin/seguridad/exportar?usuario=ana",
                "/admin/multas-de?vehiculo=1",
                "/admin/avisos/de?multa=1")) {
            assertThat(api.administrator().get(address).statusCode())
                    .as(address)
                    .isEqualTo(400);
        }
        assertThat(api.administrator()
                        .get("/admin/personas/exportar?q=nadie&col=nombre&orden=nombre&formato=csv&cursor=")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_page_of_staff_names_it() {
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(60);
        List<String> refused = new ArrayList<>();
        for (String page : pages) {
            Response answer = api.administrator()
                    .noContentType()
                    .redirects()
                    .follow(false)
                    .get(page + "?sobra=1");
            if (answer.statusCode() == 403) {
                refused.add(page);
                continue;
            }
            assertThat(answer.asString())
                    .as("%s: %s", page, answer.statusCode())
                    .contains("sobra: no es un parámetro de esta dirección");
            assertThat(answer.statusCode()).as(page).isIn(200, 400);
        }
        assertThat(refused)
                .as("pages of what nobody writes by hand")
                .isSubsetOf("/admin/seguridad/nuevo", "/admin/auditoria/nuevo");
    }

    @Test
    void a_list_names_the_near_one_and_shows_no_row() {
        api.person(Api.unique("fila") + "@example.com");
        String page = api.administrator().get("/admin/personas?Q=nadie").asString();
        assertThat(page).contains("¿quiso decir q?").doesNotContain("row-link");
        assertThat(api.administrator().get("/admin/personas?sobra=1&sobra=2").asString())
                .contains("sobra: ");
        assertThat(api.administrator().get("/admin/buscar?Q=ana").asString()).contains("Q: ", "¿quiso decir q?");
    }

    /// Every page and part of one that is read, of records that are not there.
    private List<String> pages() {
        return routes.all().stream()
                .filter(route ->
                        route.method().equals("GET") && route.template().startsWith("/admin"))
                .flatMap(route -> route.paths().stream())
                .map(path -> path.replaceAll(Route.PARAMETER.pattern(), "1"))
                .distinct()
                .toList();
    }

    private static Response asked(Operation operation, String name, String token) {
        String path = operation
                .path()
                .replace("{idioma}", "es")
                .replace("{token}", UUID.randomUUID().toString());
        String id = path.startsWith("/multas") || path.startsWith("/avisos")
                ? UUID.randomUUID().toString()
                : "1";
        return Api.as(token).queryParam(name, "1").body("{}").request(operation.method(), path.replace("{id}", id));
    }

    private Stream<Operation> operations() {
        JsonPath contract = Api.anonymous().get("/openapi.json").jsonPath();
        Map<String, Map<String, Object>> paths = contract.getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> new Operation(method, path.getKey())));
    }
}
