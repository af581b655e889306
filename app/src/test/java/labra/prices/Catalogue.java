package labra.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;

/// A catalogue as two administrators make it on the pages: offences, units and rules that no other test has.
@Singleton
public class Catalogue {
    private final Api api;
    private final Database database;
    private @Nullable String other;

    Catalogue(Api api, Database database) {
        this.api = api;
        this.database = database;
    }

    /// An offence without a version; its code.
    public String offence() {
        String code = Api.unique("PRE-");
        api.administrator()
                .body(Map.of("codigo", code, "descripcion", "Infracción con precio"))
                .post("/infracciones")
                .then()
                .statusCode(201);
        return code;
    }

    public String unit() {
        return Api.unique("U");
    }

    /// Proposes 150 units at best and 1,000 at worst, from a day on; the proposal's id.
    public long proposeVersion(String code, String unit, String from) {
        long offence = number("SELECT id FROM offence WHERE code = ?", code);
        Map<String, String> version = new HashMap<>(Map.of(
                "desde",
                from,
                "unidad",
                unit,
                "minimo",
                "150",
                "maximo",
                "1000",
                "voluntario",
                "150",
                "valuacion",
                "HECHO"));
        version.putAll(Map.of("gravedad", "GRAVE", "norma", "Ordenanza 1, art. 2", "fuente", "Boletín 7"));
        redirected(form(version).post("/admin/precios/infracciones/" + offence + "/nueva"));
        return number("SELECT max(id) FROM offence_version WHERE offence_id = ?", offence);
    }

    public long proposeValue(String unit, String amount, String from, String last) {
        redirected(form(Map.of("unidad", unit, "valor", amount, "desde", from, "hasta", last, "fuente", "ACA La Plata"))
                .post("/admin/precios/unidades"));
        return number("SELECT max(id) FROM unit_value WHERE unit = ?", unit);
    }

    /// Another administrator than the one who proposes.
    public Response approve(String kind, long id) {
        if (other == null) {
            other = api.tokenOf(Role.ADMINISTRATOR);
        }
        return decide(Api.as(other), kind, id);
    }

    public Response approveOneself(String kind, long id) {
        return decide(api.administrator(), kind, id);
    }

    private static Response decide(RequestSpecification somebody, String kind, long id) {
        return somebody.contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParam("id", id)
                .post("/admin/propuestas/" + kind + "/aprobar");
    }

    /// An approved version and value, both for good; the offence's code.
    public String priced(String amount, String from) {
        String code = offence();
        String unit = unit();
        approve("versiones", proposeVersion(code, unit, from));
        approve("unidades", proposeValue(unit, amount, from, ""));
        return code;
    }

    public RequestSpecification form(Map<String, String> written) {
        return api.administrator()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .formParams(written);
    }

    static void redirected(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    }

    long number(String question, Object about) {
        return database.read(handle ->
                handle.createQuery(question).bind(0, about).mapTo(Long.class).one());
    }

    /// A new fine of that offence at that moment; its id.
    public String fine(String plate, String code, String moment) {
        return Api.as(api.officerToken())
                .body(FineJson.of(plate)
                        .with("infraccion", "\"" + code + "\"")
                        .with("timestamp", "\"" + moment + "\"")
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
    }
}
