package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import labra.Api;
import labra.platform.Actor;
import labra.platform.Database;
import labra.trail.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Auditors whom the installation names are sent the newest checkpoint once a day, through the outbox that all mail
/// takes.
@QuarkusTest
class AuditorsTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Registry registry;

    /// It does not end within a test.
    private final Clock today = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    @Test
    void each_is_told_once_a_day_whichever_copy_is_first() throws InterruptedException {
        String one = Api.unique("auditor-externo") + "@example.org";
        String other = Api.unique("tribunal") + "@example.org";
        sealed();
        Auditors auditors = new Auditors(List.of(one, " " + other + " "));
        assertThat(auditors.tell(database, today)).isEqualTo(2);
        assertThat(auditors.tell(database, today)).isZero();
        assertThat(new Auditors(List.of(one, other)).tell(database, today)).isZero();
        List<String> made = database.read(handle -> handle.createQuery(
                        "SELECT kind || ' ' || role || ' ' || count(*) FROM notice WHERE recipient = ANY (?) GROUP BY kind, role")
                .bind(0, new String[] {one, other})
                .mapTo(String.class)
                .list());
        assertThat(made).containsExactly("CHECKPOINT AUDITOR 2");
    }

    @Test
    void the_mail_brings_the_signed_checkpoint_and_staff_see_it() throws InterruptedException {
        String one = Api.unique("auditor-externo") + "@example.org";
        sealed();
        new Auditors(List.of(one)).tell(database, today);
        long id = database.read(handle -> handle.createQuery("SELECT id FROM notice WHERE recipient = ?")
                .bind(0, one)
                .mapTo(Long.class)
                .one());
        Response notice = api.administrator().get("/avisos/" + id);
        assertThat(notice.<String>path("tipo")).isEqualTo("REGISTRO");
        assertThat(notice.<String>path("destinatario")).isEqualTo("AUDITOR");
        assertThat(notice.asString()).contains("Punto de control del registro", "/registro");
        assertThat(api.administrator()
                        .accept("text/html")
                        .get("/admin/avisos/" + id)
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.administrator()
                        .accept("text/html")
                        .get("/admin/avisos/plantillas/registro/es")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_copy_that_was_not_first_asks_no_more_that_day() throws InterruptedException {
        String one = Api.unique("auditor-externo") + "@example.org";
        sealed();
        new Auditors(List.of(one)).tell(database, today);
        Auditors second = new Auditors(List.of(one));
        assertThat(second.tell(database, today)).isZero();
        database.write(
                new Actor("test", "127.0.0.1"),
                handle -> handle.execute("DELETE FROM notice WHERE recipient = ?", one));
        assertThat(second.tell(database, today)).as("it knows").isZero();
        Clock tomorrow = Clock.offset(today, Duration.ofDays(1));
        assertThat(second.tell(database, tomorrow)).as("it asks again").isEqualTo(1);
        assertThat(second.tell(database, tomorrow)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nada", "a@", "@b.example", "a b@example.org", "a@example.org\nBcc: x@example.org"})
    void what_is_no_address_is_refused_and_not_repeated(String address) {
        assertThatThrownBy(() -> new Auditors(List.of("buena@example.org", address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("number 2")
                .hasMessageNotContaining("Bcc");
    }

    @Test
    void nobody_named_is_nobody_told() {
        assertThat(new Auditors(List.of()).tell(database, today)).isZero();
    }

    private void sealed() throws InterruptedException {
        api.administratorToken();
        for (int tries = 0; registry.latest().isEmpty() && tries < 100; tries++) {
            Thread.sleep(100);
        }
        assertThat(registry.latest()).isPresent();
    }
}
