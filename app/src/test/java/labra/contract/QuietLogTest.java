package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import labra.Api;
import labra.access.Role;
import labra.access.enrolment.Enrolments;
import labra.platform.Actor;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever people do, well or badly, the log names nobody and holds no secret.
@QuarkusTest
class QuietLogTest {
    private static final String SECRET = "una-clave-bien-secreta-9";
    private static final String NAME = "Hermenegilda Ortizábal";

    @Inject
    Api api;

    @Inject
    Enrolments enrolments;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(ExtLogRecord.wrap(entry).getFormattedMessage());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(ear);
    }

    @Test
    void nobody_and_no_secret_is_in_it() {
        String email = Api.unique("hermenegilda") + "@example.com";
        int person = person(email);
        String plate = api.plateOf(person);
        String token = api.officerToken();
        String code = code();
        fines(token, plate);
        mistakes(email, plate, token, person);
        signIns(email);
        readings(email, plate, person);
        Logger.getLogger("labra").warning("the ear hears");
        assertThat(lines).contains("the ear hears");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(NAME, "Hermenegilda", email, SECRET, Api.ADMIN_PASSWORD, token, code)
                        .doesNotContain(api.administratorToken(), plate)
                        .doesNotContainPattern("[\\w.+-]+@[\\w-]+\\.\\w+")
                        .doesNotContainPattern("eyJ[\\w-]{10,}"));
    }

    private int person(String email) {
        return api.administrator()
                .body(Map.of("nombre", NAME, "correo_electronico", email))
                .post("/personas")
                .path("id");
    }

    /// Used once, and then refused.
    private String code() {
        int officer = api.officer(Api.unique("callado-"));
        String code = enrolments.issue(officer, new Enrolments.Wish(1, null), new Actor("test", "127.0.0.1"));
        for (int i = 0; i < 2; i++) {
            Api.anonymous().body(Map.of("codigo", code)).post("/oficial/alta");
        }
        return code;
    }

    private static void fines(String token, String plate) {
        String fine = FineJson.of(plate).toString().replaceFirst("\"comentarios\": ?\"[^\"]*", "$0 " + NAME);
        Api.as(token).body(fine).post("/cargar_infraccion");
        Api.as(token)
                .body("[" + fine + ", {\"placa_patente\": \"" + plate + "\"}, 7]")
                .post("/multas/lote");
        Api.as(token).body(fine).post("/multas");
    }

    private void mistakes(String email, String plate, String token, int person) {
        api.administrator()
                .body(Map.of("nombre", NAME, "correo_electronico", email))
                .post("/personas");
        api.administrator()
                .body("{\"nombre\": \"" + NAME + "\", \"correo_electronico\": \"" + email)
                .post("/personas");
        api.administrator()
                .body(Map.of("placa_patente", plate, "persona_id", person))
                .post("/vehiculos");
        api.administrator().delete("/personas/" + person);
        api.administrator().get("/personas/" + email);
        Api.as(token).delete("/personas/" + email);
        Api.as(token + "x").get("/personas?q=" + email);
        Api.as(token).body("{}").post("/personas");
        Api.anonymous().cookie("labra_session", token).get("/admin/personas?q=" + email);
        Api.anonymous()
                .body("nombre=" + NAME + "&%zz")
                .contentType("application/x-www-form-urlencoded")
                .post("/entrar");
    }

    private void signIns(String email) {
        for (String user : List.of("admin", email, api.account(Role.OPERATOR))) {
            Api.anonymous().body(Map.of("usuario", user, "clave", SECRET)).post("/token");
            Api.anonymous()
                    .contentType("application/x-www-form-urlencoded")
                    .formParams(Map.of("usuario", user, "clave", SECRET))
                    .post("/entrar");
        }
    }

    private void readings(String email, String plate, int person) {
        Api.anonymous().get("/generar_informe?email=" + email);
        Api.anonymous().body(Map.of("email", email)).post("/generar_informe");
        for (String page : List.of(
                "/personas?q=" + email,
                "/vehiculos?placa_patente=" + plate,
                "/avisos?persona_id=" + person,
                "/admin/personas?q=" + email,
                "/admin/personas/exportar?formato=csv&q=" + email,
                "/admin/buscar?q=" + email,
                "/admin/informe/" + person,
                "/admin/informe/" + person + "/pdf",
                "/admin/seguridad")) {
            api.administrator().accept("*/*").get(page);
        }
    }
}
