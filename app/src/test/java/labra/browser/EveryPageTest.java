package labra.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labra.Api;
import labra.access.Role;
import labra.devices.DevicesOfPages;
import labra.platform.Actor;
import org.junit.jupiter.api.Test;

/// Every page, on a desk and on a phone, light and dark, in both languages: axe finds nothing, nothing hangs over the
/// edge of a small phone, it is light, and its policy lets no foreign script or style in.
@QuarkusTest
class EveryPageTest extends BrowserTest {
    private static final int HEAVIEST = 300_000;
    private static final List<String> PAGES = List.of(
            "/admin",
            "/admin/multas?limite=8",
            "/admin/multas?vehiculo_id={vehicle}&desde=2024-01-01&limite=8",
            "/admin/multas/nuevo",
            "/admin/multas/{fine}",
            "/admin/multas/{fine}/editar",
            "/admin/vida/{fine}",
            "/admin/vida/{told}",
            "/admin/evidencias/{fine}",
            "/admin/notas/multas/{noted}",
            "/admin/menciones",
            "/admin/pagos",
            "/admin/pagos/{told}",
            "/admin/pagos/{told}/registrar",
            "/admin/vida/{fine}/registrar?tipo=NOTIFICACION",
            "/admin/vida/{fine}/registrar?tipo=SENTENCIA",
            "/admin/vida/{fine}/registrar?tipo=HITO",
            "/admin/vida/{fine}/registrar?tipo=REGLA",
            "/admin/multas/{fine}/eliminar",
            "/admin/avisos?limite=8",
            "/admin/avisos/{notice}",
            "/admin/avisos/plantillas",
            "/admin/avisos/plantillas/multa/es",
            "/admin/avisos/plantillas/multa/es/original",
            "/admin/importar",
            "/admin/observadas?limite=8",
            "/admin/observadas/{observed}",
            "/admin/anulaciones",
            "/admin/lotes",
            "/admin/lotes/{bulk}",
            "/admin/cambios",
            "/admin/dispositivos",
            "/admin/dispositivos/{device}",
            "/admin/cuarentena",
            "/admin/cuarentena/{apart}",
            "/admin/numeros",
            "/admin/buscar",
            "/admin/buscar?q=prueba",
            "/admin/personas?limite=8",
            "/admin/personas/{person}",
            "/admin/personas/vistas",
            "/admin/personas/vistas/columnas",
            "/admin/datos",
            "/admin/datos/{person}",
            "/admin/datos/{deleted}",
            "/admin/informe/{person}",
            "/admin/vehiculos/{vehicle}",
            "/admin/policias/{officer}",
            "/admin/usuarios?limite=8",
            "/admin/usuarios/nuevo",
            "/admin/usuarios/{account}",
            "/admin/usuarios/{account}/editar",
            "/admin/ajustes",
            "/admin/seguridad?limite=8",
            "/admin/seguridad/{event}",
            "/admin/auditoria?limite=8",
            "/admin/auditoria?quien=nobodyhasthisname",
            "/admin/auditoria?tipo=fine&limite=8",
            "/admin/auditoria/{row}",
            "/admin/segundo-factor",
            "/admin/confirmar",
            "/admin/personas?q=nobodyhasthisname",
            "/admin/personas?orden=bogus",
            "/admin/personas/nuevo",
            "/admin/personas/{person}/editar",
            "/admin/personas/{person}/eliminar",
            "/admin/vehiculos?limite=8",
            "/admin/vehiculos/nuevo",
            "/admin/vehiculos/{vehicle}/editar",
            "/admin/vehiculos/{vehicle}/eliminar",
            "/admin/policias?limite=8",
            "/admin/policias/nuevo",
            "/admin/policias/{officer}/editar",
            "/admin/policias/{officer}/eliminar",
            "/admin/infracciones?limite=8",
            "/admin/infracciones/nuevo",
            "/admin/infracciones/{offence}",
            "/admin/infracciones/{offence}/editar",
            "/admin/precios",
            "/admin/precios/cuanto?infraccion=ROJO&cometida=2026-03-01&dia=2026-03-02",
            "/admin/precios/infracciones/{offence}",
            "/admin/precios/infracciones/{offence}/nueva",
            "/admin/reglas",
            "/admin/reglas/nueva",
            "/admin/feriados",
            "/admin/propuestas",
            "/admin/cuenta",
            "/admin/clave");

    private static final Executor WORKERS = task -> Thread.ofPlatform().start(task);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    @Inject
    DevicesOfPages devices;

    private final Map<String, String> made = new HashMap<>();

    /// In each language one visitor sees them all, with a browser of their own beside the other's: what came once is
    /// not asked for again.
    @Test
    void every_page_is_for_everybody() {
        List<String> paths = PAGES.stream().map(this::filled).toList();
        String session = administratorsSession();
        List<String> faults = Stream.of("es", "en")
                .map(language -> CompletableFuture.supplyAsync(() -> faults(paths, language, session), WORKERS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList();
        assertThat(faults).isEmpty();
    }

    private List<String> faults(List<String> paths, String language, String session) {
        try (Chromium chromium = new Chromium()) {
            Visitor visitor = new Visitor(chromium.browser(), root.toString(), true)
                    .signsIn(session)
                    .language(language);
            List<String> faults = new ArrayList<>();
            for (String path : paths) {
                Response answer = Objects.requireNonNull(visitor.opens(path));
                assertThat(answer.headerValue("content-security-policy"))
                        .as(path)
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe");
                assertThat(visitor.weight())
                        .as("bytes of a first load of " + path)
                        .isLessThan(HEAVIEST);
                faults.addAll(Inspection.faults(visitor, language));
            }
            faults.addAll(visitor.leave());
            return faults;
        }
    }

    @Test
    void so_is_what_is_not_there() {
        Visitor visitor = administrator().expects(404);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/personas/999999999");
            faults.addAll(Inspection.faults(visitor, language));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void so_is_signing_in() {
        Visitor visitor = anybody().expects(401);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/entrar");
            faults.addAll(Inspection.faults(visitor, language));
            visitor.page().locator("[name=usuario]").fill("nobody");
            visitor.page().locator("[name=clave]").fill("not the password");
            visitor.moves(visitor.page().locator("form button[type=submit]"));
            visitor.page().locator(".alert-danger").waitFor();
            faults.addAll(Inspection.faults(visitor, language));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void so_is_a_refused_form() {
        Visitor visitor = administrator().expects(422);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/personas/nuevo");
            visitor.moves(visitor.page().locator("main form .btn-primary"));
            visitor.page().locator(".alert-danger").waitFor();
            faults.addAll(Inspection.faults(visitor, language));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void so_is_what_an_auditor_sees_and_may_not() {
        Visitor visitor = staff(Role.AUDITOR).expects(403);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/policias");
            faults.addAll(Inspection.faults(visitor, language));
            visitor.opens("/admin/personas/nuevo");
            faults.addAll(Inspection.faults(visitor, language));
        }
        assertThat(faults).isEmpty();
    }

    /// The path with the ids of records that are there.
    private String filled(String template) {
        return PLACEHOLDER.matcher(template).replaceAll(name -> made(name.group(1)));
    }

    /// Each is made once.
    private String made(String kind) {
        String known = made.get(kind);
        if (known == null) {
            known = make(kind);
            made.put(kind, known);
        }
        return known;
    }

    private String make(String kind) {
        int person = api.person(Api.unique("pagina") + "@example.com");
        return switch (kind) {
            case "person" -> {
                fine(api.plateOf(person));
                yield Integer.toString(person);
            }
            case "deleted" -> {
                api.administrator().delete("/personas/" + person).then().statusCode(204);
                yield Integer.toString(person);
            }
            case "vehicle" -> {
                String plate = api.plateOf(person);
                fine(plate);
                yield vehicle(plate);
            }
            case "fine" -> fine(api.plateOf(person));
            case "noted" -> noted(fine(api.plateOf(person)));
            case "told" -> told(fine(api.plateOf(person)));
            case "notice" -> notice(fine(api.plateOf(person)), "GIVEN_UP");
            case "observed" -> observedFine(api.plateOf(person).replaceAll("^T", "7"));
            case "officer" -> {
                int officer = api.officer(Api.unique("pagina-"));
                api.officerToken(officer);
                yield Integer.toString(officer);
            }
            case "offence" -> offence();
            case "account" -> account();
            case "event" -> event();
            case "row" -> row(fine(api.plateOf(person)));
            case "bulk" -> bulk(fine(api.plateOf(person)));
            case "device" -> devices.holding().toString();
            case "apart" -> devices.apart();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /// With a note that names whoever looks and has a file, and one that was withdrawn.
    private String noted(String fine) {
        String place = "/admin/notas/multas/" + fine;
        String clerk = api.tokenOf(Role.SUPERVISOR);
        note(clerk, "Retirada").post(place).then().statusCode(303);
        database.write(
                new Actor("test", "127.0.0.1"),
                handle -> handle.execute(
                        "UPDATE note SET body = NULL, withdrawn_at = now() WHERE fine_id = ?::uuid", fine));
        note(clerk, "Mire esto, @admin")
                .multiPart(
                        "archivo",
                        "Descargo_de_la_persona_conductora_con_un_nombre_muy_largo.pdf",
                        "%PDF-1.7 nada".getBytes(StandardCharsets.US_ASCII))
                .post(place)
                .then()
                .statusCode(303);
        return fine;
    }

    private static RequestSpecification note(String token, String text) {
        return given().header("Authorization", "Bearer " + token)
                .accept("text/html")
                .redirects()
                .follow(false)
                .multiPart("texto", text);
    }

    /// With a fact that is kept, and an act that is refused.
    /// A bulk that left its fine out.
    private String bulk(String fine) {
        return Api.as(api.administratorToken())
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParams(Map.of("accion", "validate", "id", fine, "seguro", "si", "motivo", "De rutina"))
                .post("/admin/multas/lote")
                .header("Location")
                .replaceAll(".*/", "");
    }

    private String told(String fine) {
        api.administrator()
                .body(Map.of("tipo", "NOTIFICACION", "el", "2024-06-01", "prueba", "Acuse 1"))
                .post("/multas/" + fine + "/hechos")
                .then()
                .statusCode(200);
        api.administrator()
                .body(Map.of("tipo", "APREMIO", "el", "2024-06-02"))
                .post("/multas/" + fine + "/actos")
                .then()
                .statusCode(409);
        api.administrator()
                .body(Map.of("importe", "5", "el", "2024-06-03", "medio", "EFECTIVO", "comprobante", fine))
                .post("/multas/" + fine + "/pagos")
                .then()
                .statusCode(202);
        return fine;
    }

    private String account() {
        String username = api.account(Role.AUDITOR);
        return database.read(handle -> handle.createQuery("SELECT id FROM account WHERE username = ?")
                .bind(0, username)
                .mapTo(String.class)
                .one());
    }

    private String event() {
        return database.read(handle -> handle.createQuery("SELECT max(id) FROM security_event")
                .mapTo(String.class)
                .one());
    }

    /// Of the trail: the one that tells of the fine's arrival.
    private String row(String fine) {
        return database.read(handle -> handle.createQuery(
                        "SELECT max(id) FROM audit WHERE subject = 'fine' AND ?::uuid = ANY (subject_ids)")
                .bind(0, fine)
                .mapTo(String.class)
                .one());
    }

    private String offence() {
        return api.administrator()
                .body(Map.of("codigo", Api.unique("PAG-"), "descripcion", "Infracción de prueba"))
                .post("/infracciones")
                .path("id")
                .toString();
    }
}
