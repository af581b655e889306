package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labra.Api;
import labra.mail.MailSettings;
import org.junit.jupiter.api.Test;

/// The relay as it runs in the application: it wakes at once, and keeps mails in a folder when there is no server.
@QuarkusTest
@TestProfile(LiveRelayTest.Live.class)
class LiveRelayTest {
    /// With a relay of its own, and reports by mail.
    public static class Live implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "labra.mail.relay", "true",
                    "labra.mail.poll", "PT5M",
                    "labra.mail.folder", "target/test-data/mail-" + UUID.randomUUID(),
                    "labra.report.access", "email");
        }
    }

    @Inject
    Mailing mailing;

    @TestHTTPResource(management = true)
    URI management;

    /// Asked for the folder: this class is loaded twice, and a constant would be two folders.
    @Inject
    MailSettings settings;

    @Inject
    Api api;

    @Test
    void a_mail_leaves_at_once_and_is_a_file() throws Exception {
        Mailing.Owner owner = mailing.owner();
        long start = System.nanoTime();
        UUID fine = mailing.fine(owner);
        until(() -> !mails(owner).isEmpty());
        // The safety net looks every five minutes here: only a call can be this quick.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        until(() -> mailing.state(fine).equals("SENT"));
        assertThat(mails(owner).getFirst().getSubject()).contains(owner.plate());
    }

    @Test
    void the_call_of_another_copy_is_heard() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        until(() -> mails(owner).size() == 1);
        mailing.sql("UPDATE notice SET state = 'PENDING', sent_at = NULL WHERE fine_id = ?", fine);
        Thread.sleep(500);
        assertThat(mailing.state(fine)).isEqualTo("PENDING");
        mailing.sql("SELECT pg_notify('outbox', '')");
        until(() -> mailing.state(fine).equals("SENT"));
    }

    @Test
    void a_report_goes_to_its_address_and_the_answer_tells_nothing() throws Exception {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        until(() -> mails(owner).size() == 1);
        String known = Api.anonymous()
                .get("/generar_informe?email=" + owner.email())
                .then()
                .statusCode(202)
                .extract()
                .asString();
        String unknown = Api.anonymous()
                .body(Map.of("email", "nadie@example.com"))
                .post("/generar_informe")
                .then()
                .statusCode(202)
                .extract()
                .asString();
        assertThat(known).isEqualTo(unknown).contains("Si ese correo");
        until(() -> mails(owner).size() == 2);
        MimeMessage report = mails(owner).stream()
                .filter(mail -> subject(mail).contains("informe"))
                .findFirst()
                .orElseThrow();
        assertThat(((MimeMultipart) report.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains(owner.plate(), "Infracciones registradas: 1")
                .doesNotContain("preferencias");
        assertThat(report.getHeader("List-Unsubscribe")).isNull();

        Api.anonymous().get("/generar_informe?email=" + owner.email()).then().statusCode(202);
        until(() -> mailing.one(Integer.class, "SELECT count(*) FROM outbox") == 0);
        assertThat(mailing.one(
                        Integer.class,
                        "SELECT count(*) FROM notice WHERE kind = 'REPORT' AND person_id = ?",
                        owner.id()))
                .as("nobody's mailbox is flooded")
                .isEqualTo(1);
        assertThat(mailing.one(Integer.class, "SELECT count(*) FROM notice WHERE recipient = 'nadie@example.com'"))
                .isZero();
    }

    @Test
    void its_metrics_are_there() {
        Api.anonymous()
                .get(management.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("labra_notices_pending"))
                .body(containsString("labra_notices_pending_oldest_seconds"))
                .body(containsString("labra_notices_sent_total"))
                .body(containsString("labra_notices_failed_total"));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<MimeMessage> mails(Mailing.Owner owner) {
        Path folder = settings.folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(LiveRelayTest::read)
                    .filter(mail -> isTo(mail, owner.email()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().contains(email);
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void until(Supplier<Boolean> condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.get(); i++) {
            Thread.sleep(100);
        }
        assertThat(condition.get()).isTrue();
    }
}
