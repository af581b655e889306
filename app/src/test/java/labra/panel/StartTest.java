package labra.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.pages.UsualAct;
import labra.pages.Words;
import org.junit.jupiter.api.Test;

/// Each role begins with what waits for it and what it usually does.
@QuarkusTest
class StartTest {
    @Inject
    @All
    List<UsualAct> acts;

    @Inject
    Api api;

    @Test
    void every_usual_act_opens_for_its_roles_and_has_words() {
        for (UsualAct act : acts) {
            for (Role role : act.roles()) {
                Api.as(api.tokenOf(role))
                        .accept("text/html")
                        .urlEncodingEnabled(false)
                        .get(act.href())
                        .then()
                        .statusCode(200);
            }
            assertThat(Words.has(Locale.of("es"), act.key())).isTrue();
            assertThat(Words.has(Locale.of("en"), act.key())).isTrue();
        }
    }

    @Test
    void every_role_of_staff_has_a_day_of_its_own() {
        assertThat(Role.ofStaff())
                .allSatisfy(role -> assertThat(acts)
                        .filteredOn(act -> act.roles().contains(role))
                        .as("what %s does", role)
                        .hasSizeGreaterThan(2));
        assertThat(acts).noneMatch(act -> act.roles().contains(Role.OFFICER));
    }

    @Test
    void what_waits_stands_first_for_who_deals_with_it_and_apart_for_the_others() {
        String token = api.officerToken();
        Api.as(token)
                .body("[" + FineJson.of(api.plate()) + "]")
                .post("/multas/lote")
                .then()
                .statusCode(200);
        String fine = Api.as(token)
                .body(FineJson.of(api.plateOf(api.person(Api.unique("pedida") + "@example.com")))
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
        api.administrator()
                .body(Map.of("motivo", "Placa mal leída"))
                .post("/multas/" + fine + "/anulacion")
                .then()
                .statusCode(202);
        Told supervisor = toldWith(Role.SUPERVISOR, "panel-annulments");
        assertThat(supervisor.mine()).contains("id=\"panel-annulments\"");
        assertThat(supervisor.others()).doesNotContain("id=\"panel-annulments\"");
        Told operator = toldWith(Role.OPERATOR, "panel-annulments");
        assertThat(operator.mine()).doesNotContain("id=\"panel-annulments\"");
        assertThat(operator.others()).contains("id=\"panel-annulments\"");
        Told auditor = toldWith(Role.AUDITOR, "panel-annulments");
        assertThat(auditor.mine()).doesNotContain("id=\"panel-annulments\"", "id=\"panel-observed\"");
        assertThat(auditor.others()).doesNotContain("id=\"panel-log\"");
    }

    /// A start page's two parts of what waits.
    private record Told(String mine, String others) {}

    private Told toldWith(Role role, String key) {
        String token = api.tokenOf(role);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            String page = Api.as(token)
                    .accept("text/html")
                    .header("HX-Request", "true")
                    .get("/admin/panel/espera")
                    .asString();
            if (page.contains("id=\"" + key + '"')) {
                int acts = page.indexOf("id=\"habitual\"");
                return new Told(page.substring(0, acts), page.substring(acts));
            }
            assertThat(Instant.now()).as("%s never saw %s", role, key).isBefore(end);
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
