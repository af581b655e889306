package labra.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import labra.Api;
import labra.access.Role;
import labra.postgres.Superuser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Administrators see on the first page that there is no backup, that the last one failed, or how old the last good one
/// is.
@QuarkusTest
class BackupOnPanelTest {
    private static final String REPORT =
            "INSERT INTO backup_report (task, kind, outcome, started_at, finished_at) VALUES ('BACKUP', 'FULL', '%s', now(), now() - interval '%s')";

    @Inject
    Api api;

    @AfterEach
    void none() throws SQLException {
        Superuser.run("DELETE FROM backup_report");
    }

    @Test
    void each_state_is_told_with_its_age_and_only_to_who_can_help() throws SQLException, InterruptedException {
        none();
        soon("Todavía no se hizo ninguna copia", "La copia de seguridad falló");
        Superuser.run(REPORT.formatted("GOOD", "3 hours"));
        soon("Última copia de seguridad: hace 3 h", "Todavía no se hizo");
        Superuser.run(REPORT.formatted("FAILED", "5 minutes"));
        soon("La copia de seguridad falló hace 5 min", "Todavía no se hizo");
        assertThat(panel(api.tokenOf(Role.OPERATOR))).doesNotContain("falló");
        none();
        Superuser.run(REPORT.formatted("GOOD", "3 days"));
        soon("La última copia de seguridad buena es vieja", "falló");
    }

    private void soon(String told, String untold) throws InterruptedException {
        String page = "";
        for (int tries = 0; tries < 60; tries++) {
            page = panel(api.administratorToken());
            if (page.contains(told)) {
                break;
            }
            Thread.sleep(500);
        }
        assertThat(page).contains(told).doesNotContain(untold);
    }

    private static String panel(String token) {
        return Api.as(token)
                .accept("text/html")
                .header("HX-Request", "true")
                .get("/admin/panel/numeros")
                .asString()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\u00a0]+", " ");
    }
}
