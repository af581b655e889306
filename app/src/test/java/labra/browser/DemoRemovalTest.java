package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import labra.Api;
import labra.contract.FineJson;
import labra.demo.Demo;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// A town that tried the demonstration and begins its work: what it made itself stays.
@QuarkusTest
@TestProfile(DemoRemovalTest.Alone.class)
class DemoRemovalTest extends BrowserTest {
    /// With a database of its own, which is empty.
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("labra.mail.town", "Pueblo de Prueba");
        }
    }

    @Inject
    Demo demo;

    @Inject
    Database database;

    @Test
    void the_demonstration_goes_and_what_was_made_of_ones_own_stays() {
        api.administratorToken();
        assertThat(demo.load()).isTrue();
        int fines = count("fine");
        int officer = api.administrator()
                .queryParam("numero_unico", Demo.BADGE)
                .get("/policias")
                .path("elementos[0].id");
        String own = Api.as(api.officerToken(officer))
                .body(FineJson.of("KTR482")
                        .with("comentarios", "\"La primera propia\"")
                        .with("infraccion", "\"SEM-01\"")
                        .toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.follows("Datos de demostración");
        visitor.reads("Multas");
        visitor.presses("Quitar los datos de demostración");
        visitor.reads("Se quitaron " + fines + " multas, 7 vehículos, 5 personas y 2 oficiales");
        assertThat(count("fine")).isEqualTo(1);
        visitor.opens("/admin/multas/" + own);
        visitor.reads("KTR482");
        visitor.reads("La primera propia");
        assertThat(count("audit WHERE action = 'DELETE' AND subject = 'fine' AND actor LIKE 'account:%'"))
                .isEqualTo(fines);
        assertThat(count("offence WHERE active"))
                .as("the one that the own fine is of")
                .isEqualTo(1);
        visitor.opens("/admin/demostracion");
        visitor.presses("Quitar los datos de demostración");
        visitor.reads("Se quitaron 0 multas, 0 vehículos, 0 personas y 0 oficiales");
    }

    private int count(String table) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
