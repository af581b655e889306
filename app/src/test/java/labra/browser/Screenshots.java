package labra.browser;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Role;
import labra.access.enrolment.Enrolments;
import labra.contract.FineJson;
import labra.demo.Demo;
import labra.platform.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pictures of `docs/img`: `./labra screenshots` takes them, and no test run does.
@QuarkusTest
class Screenshots extends BrowserTest {
    private static final Path FOLDER = Path.of("..", "docs", "img");
    private static final int FINES = 160;
    private static final Random DICE = new Random(1042);

    private static final List<String> PLATES =
            List.of("AE123CD", "KTR482", "AF907LM", "NVO615", "AC458ZT", "AD210QP", "AG346RS", "A123BCD");

    /// What happened where.
    private static final List<String[]> FACTS = List.of(
            new String[] {"SEM-01", "Cruzó con luz roja.", "San Martín y Belgrano", "-34.6037", "-58.3816"},
            new String[] {
                "VEL-01", "Cinemómetro: 68 km/h donde la máxima es 60.", "Av. Costanera 2100", "-34.5901", "-58.3702"
            },
            new String[] {"EST-01", "Estacionado en doble fila.", "Mitre 845", "-34.6071", "-58.3899"},
            new String[] {"CEL-01", "Circulaba con el teléfono en la mano.", "Alem 320", "-34.6018", "-58.3709"},
            new String[] {"CIN-01", "Conductor sin cinturón.", "Ruta 9, acceso norte", "-34.5720", "-58.4211"},
            new String[] {"EST-02", "Sobre la rampa de la esquina.", "Rivadavia y Sarmiento", "-34.6094", "-58.3923"});

    @Inject
    Demo demo;

    @Inject
    Enrolments enrolments;

    /// The first account is the administrator's, or there is none.
    @BeforeEach
    void a_town() {
        api.administratorToken();
        demo.load();
    }

    @Test
    void of_the_main_pages() {
        String officer = api.officerToken(officer());
        load(officer, IntStream.range(0, FINES).mapToObj(Screenshots::fine).toList());
        load(
                officer,
                List.of(fine(1).with("placa_patente", "\"AE128CD\""), fine(3).with("placa_patente", "\"KTR4B2\"")));
        Visitor visitor = administrator();
        visitor.size(1280, 800);
        everyPage(visitor);
    }

    @Test
    void of_the_money() {
        load(api.officerToken(officer()), List.of(fine(1), fine(2), fine(3)));
        Visitor clerk = staff(Role.OPERATOR);
        clerk.size(1280, 800);
        clerk.opens("/admin/multas");
        clerk.moves(clerk.page().locator("tbody .row-link").first());
        String fine = clerk.path();
        validate(fine.substring(fine.lastIndexOf('/') + 1));
        clerk.opens(fine);
        clerk.follows("Registrar un pago");
        clerk.writes("Importe", "50.000,00");
        clerk.writes("Comprobante", "R-0001042");
        clerk.presses("Registrar un pago");
        clerk.reads("Falta que otra persona lo confirme.");
        Visitor supervisor = staff(Role.SUPERVISOR);
        supervisor.size(1280, 800);
        supervisor.opens(fine.replace("multas", "pagos"));
        picture(supervisor, "pago");
        supervisor.presses("Confirmar");
        Visitor administrator = administrator();
        administrator.size(390, 844);
        picture(administrator, fine.replace("multas", "vida"), "light", "vida-phone");
        administrator.size(1280, 800);
        administrator.opens(fine);
        administrator.follows("por qué");
        picture(administrator, "importe");
        administrator.opens("/admin/propuestas");
        administrator.presses("Proponer");
        picture(administrator, "propuestas");
    }

    private void validate(String fine) {
        api.administrator()
                .body("{\"tipo\":\"VALIDACION\",\"el\":\"%s\"}"
                        .formatted(LocalDate.now(ZoneId.of("America/Argentina/Buenos_Aires"))))
                .post("/multas/{id}/actos", fine)
                .then()
                .statusCode(200);
    }

    @Test
    void of_the_officers_app(@TempDir Path profile) {
        String code = enrolments.issue(officer(), new Enrolments.Wish(null, null), new Actor("test", "127.0.0.1"));
        try (Mast mast = new Mast(address());
                Phone phone = new Phone(chromium, profile, mast.address()).installed()) {
            phone.enrols(code);
            phone.signs("AE123CD");
            phone.reads("Registrada");
            street(phone, "oficial-multa");
            phone.signs("AE128CD");
            phone.reads("Observada");
            phone.signs("KTR482");
            phone.opens("#nueva");
            phone.writes("placa", "AE1Z3CD");
            phone.reads("Posición a");
            street(phone, "oficial-nueva");
            mast.away(true);
            phone.signs("AF907LM");
            phone.opens("#hoy");
            phone.reads("1 sin enviar");
            street(phone, "oficial-hoy");
            phone.opens("#envio");
            phone.reads("No hay red.");
            phone.page().evaluate("() => { document.documentElement.dataset.tema = 'oscuro'; }");
            street(phone, "oficial-envio-dark");
        }
    }

    /// When what was said for a while is over.
    private static void street(Phone phone, String name) {
        phone.page().waitForFunction("() => !document.getElementById('dicho').textContent");
        phone.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    private void everyPage(Visitor visitor) {
        pictures(visitor, "/admin", "panel");
        picture(visitor, "/admin", "dark", "panel-dark");
        pictures(visitor, "/admin/multas", "multas");
        picture(visitor, "/admin/multas", "dark", "multas-dark");
        visitor.opens("/admin/multas?q=AE123CD");
        visitor.moves(visitor.page().locator("tbody .row-link").first());
        pictures(visitor, visitor.path(), "multa");
        picture(visitor, visitor.path(), "dark", "multa-dark");
        visitor.opens("/admin/observadas");
        visitor.moves(visitor.page().getByLabel("Resolver AE128CD"));
        pictures(visitor, visitor.path(), "observada");
        visitor.opens("/admin/personas?q=ana");
        visitor.moves(visitor.page().locator("tbody .row-link").first());
        pictures(visitor, visitor.path(), "persona");
    }

    /// On a desk and on a phone.
    private static void pictures(Visitor visitor, String path, String name) {
        picture(visitor, path, "light", name);
        visitor.size(390, 844);
        picture(visitor, path, "light", name + "-phone");
        visitor.size(1280, 800);
    }

    private static void picture(Visitor visitor, String path, String theme, String name) {
        visitor.opens(path);
        visitor.theme(theme);
        picture(visitor, name);
    }

    private static void picture(Visitor visitor, String name) {
        visitor.page().waitForFunction("() => !document.querySelector('.loading')");
        visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    private int officer() {
        return api.administrator()
                .queryParam("numero_unico", Demo.BADGE)
                .get("/policias")
                .path("elementos[0].id");
    }

    private static FineJson fine(int index) {
        String[] fact = FACTS.get(DICE.nextInt(FACTS.size()));
        Instant moment = Instant.now().minus(Duration.ofMinutes(3 + index * 200L + DICE.nextInt(120)));
        return FineJson.of(PLATES.get(DICE.nextInt(PLATES.size())))
                .with("timestamp", quoted(moment.toString()))
                .with("infraccion", quoted(fact[0]))
                .with("comentarios", quoted(fact[1]))
                .with("lugar", quoted(fact[2]))
                .with("latitud", fact[3])
                .with("longitud", fact[4]);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static void load(String officer, List<FineJson> fines) {
        Api.as(officer)
                .body(fines.stream().map(FineJson::toString).collect(Collectors.joining(",", "[", "]")))
                .post("/multas/lote")
                .then()
                .statusCode(200);
    }
}
