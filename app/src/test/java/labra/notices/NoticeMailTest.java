package labra.notices;

import static labra.notices.Postbox.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.access.Role;
import labra.letters.Letter;
import labra.platform.Actor;
import labra.platform.Choices;
import labra.platform.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets which mail when a fine is loaded, and what it says.
@QuarkusTest
class NoticeMailTest {
    @Inject
    Mailing mailing;

    @Inject
    Api api;

    @Inject
    Choices choices;

    private final Postbox postbox = new Postbox();

    @BeforeEach
    void start() {
        postbox.start();
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void stop() {
        postbox.stop();
        chooseContact(null);
    }

    private void chooseContact(@Nullable String contact) {
        choices.choose(new Town(null, null, null, contact, List.of(), 0), null, new Actor("test", "127.0.0.1"));
    }

    private void drain(String... settings) {
        assertThat(mailing.drain(Mailing.settings(postbox.port(), settings))).isEqualTo(Courier.Round.NOTHING_DUE);
    }

    @Test
    void the_owner_reads_what_happened_and_what_to_do() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        String number = mailing.one(String.class, "SELECT number FROM fine WHERE id = ?", fine);
        chooseContact("Juzgado de Faltas, Mitre 845");
        drain();
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        MimeMessage mail = postbox.mailsTo(owner.email()).getFirst();
        assertThat(mail.getSubject()).contains(owner.plate());
        for (String read : List.of(part(mail, 0), part(mail, 1))) {
            assertThat(read)
                    .contains(owner.plate(), "1 de marzo de 2026", "14:30", "San Martín y Belgrano", "Cruzó en rojo")
                    .contains(number, "Juzgado de Faltas, Mitre 845", "QR")
                    .containsIgnoringCase("multas falsas")
                    .contains("sin importe: ")
                    .contains("/generar_informe?email=" + owner.email().replace("@", "%40"))
                    .contains("/avisos/preferencias?t=", "aviso de cortesía");
        }
        assertThat(part(mail, 1))
                .contains("prefers-color-scheme: dark", "name=\"color-scheme\"", "<html lang=\"es\"")
                .doesNotContain("<img", "<script", "url(", "src=");
    }

    @Test
    void its_headers_pass_the_usual_checks() throws Exception {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        drain("reply-to", "faltas@municipio.example", "bounce-address", "rebotes@municipio.example");
        MimeMessage mail = postbox.mailsTo(owner.email()).getFirst();
        assertThat(mail.getMessageID()).matches("<labra\\.\\d+\\.[0-9a-z]+@municipio\\.example>");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getFrom()[0].toString()).contains("Labra", "transito@municipio.example");
        assertThat(mail.getReplyTo()[0].toString()).contains("faltas@municipio.example");
        assertThat(mail.getHeader("Return-Path")[0]).contains("rebotes@municipio.example");
        assertThat(mail.getHeader("Auto-Submitted")[0]).isEqualTo("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/avisos/preferencias?t=");
        assertThat(mail.getHeader("MIME-Version")[0]).isEqualTo("1.0");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType())
                .startsWith("text/plain")
                .containsIgnoringCase("utf-8");
        assertThat(parts.getBodyPart(1).getContentType())
                .startsWith("text/html")
                .containsIgnoringCase("utf-8");
    }

    @Test
    void the_officer_gets_a_copy_only_if_they_wish_and_the_town_allows() throws Exception {
        Mailing.Owner owner = mailing.owner();
        int officer = api.officer(Api.unique("copia-"));
        String email = Api.unique("oficial") + "@example.com";
        String token = api.officerToken(officer);
        mailing.fine(token, owner.plate(), "sin copia");
        drain();
        assertThat(postbox.mailsTo(email)).isEmpty();

        String badge = Api.unique("copia-");
        api.administrator()
                .body(Map.of(
                        "nombre",
                        "Oficial",
                        "numero_unico",
                        badge,
                        "correo_electronico",
                        email,
                        "recibe_copias",
                        true,
                        "motivo",
                        "Tiene otro número"))
                .put("/policias/" + officer)
                .then()
                .statusCode(200)
                .body("recibe_copias", org.hamcrest.Matchers.equalTo(true));
        mailing.fine(token, owner.plate(), "con copia");
        drain();
        assertThat(postbox.mailsTo(email)).hasSize(1);
        assertThat(part(postbox.mailsTo(email).getFirst(), 0))
                .contains("con copia", badge)
                .doesNotContain(owner.email(), "generar_informe");

        mailing.fine(token, owner.plate(), "copia no permitida");
        drain("copy-officer", "false");
        assertThat(postbox.mailsTo(email)).hasSize(1);
        assertThat(postbox.mailsTo(owner.email())).hasSize(3);
        mailing.fine(token, owner.plate(), "solo copia");
        drain("notify-owner", "false");
        assertThat(postbox.mailsTo(email)).hasSize(2);
        assertThat(postbox.mailsTo(owner.email())).hasSize(3);
    }

    @Test
    void repeats_of_one_fine_are_told_once_and_imports_never() {
        Mailing.Owner owner = mailing.owner();
        String token = api.officerToken();
        UUID fine = mailing.fine(token, owner.plate(), "repetida");
        assertThat(mailing.fine(token, owner.plate(), "repetida")).isEqualTo(fine);
        mailing.sql("INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', ARRAY[?, ?])", fine, fine);
        drain();
        mailing.sql("INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', ARRAY[?])", fine);
        drain();
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);

        mailing.sql("""
                WITH quiet AS (SELECT set_config('labra.notify', 'off', true))
                INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, source, digest)
                SELECT gen_random_uuid(), country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, 'IMPORT', digest
                FROM fine, quiet WHERE fine.id = ?
                """, fine);
        drain();
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
    }

    @Test
    void a_voided_fine_and_a_removed_one_are_not_told() {
        Mailing.Owner owner = mailing.owner();
        UUID voided = mailing.fine(owner);
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", voided);
        UUID voidedLate = mailing.fine(owner);
        UUID removed = mailing.fine(owner);
        Courier courier = mailing.courier(Mailing.settings(1));
        courier.round();
        courier.close();
        mailing.sql("UPDATE notice SET state = 'PENDING', next_attempt_at = now() WHERE state = 'FAILED'");
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", voidedLate);
        mailing.sql("DELETE FROM fine WHERE id = ?", removed);
        drain();
        assertThat(postbox.mailsTo(owner.email())).isEmpty();
        assertThat(mailing.state(voidedLate)).isEqualTo("CANCELLED");
    }

    @Test
    void a_fine_that_moves_to_another_vehicle_is_told_to_its_owner() {
        Mailing.Owner wrong = mailing.owner();
        Mailing.Owner right = mailing.owner();
        UUID fine = mailing.fine(wrong);
        drain();
        api.administrator()
                .body(Map.of(
                        "placa_patente",
                        right.plate(),
                        "timestamp",
                        "2026-03-01T14:30:00-03:00",
                        "comentarios",
                        "corregida",
                        "motivo",
                        "Placa mal leída"))
                .put("/multas/" + fine)
                .then()
                .statusCode(202);
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        drain();
        assertThat(postbox.mailsTo(right.email())).hasSize(1);
    }

    @Test
    void a_fine_that_waited_for_its_plate_is_told_when_the_plate_is_registered() {
        String email = Api.unique("tarde") + "@example.com";
        int person = api.person(email);
        String plate = "ZQ" + (100 + person % 900) + "XX";
        Api.as(api.officerToken())
                .body(List.of(Map.of(
                        "placa_patente",
                        plate,
                        "timestamp",
                        "2026-03-01T14:30:00-03:00",
                        "comentarios",
                        "sin titular")))
                .post("/multas/lote")
                .then()
                .statusCode(200)
                .body("resultados[0].resultado", org.hamcrest.Matchers.equalTo("observada"));
        drain();
        assertThat(postbox.mailsTo(email)).isEmpty();
        api.administrator()
                .body(Map.of("placa_patente", plate, "marca", "Fiat", "color", "rojo", "persona_id", person))
                .post("/vehiculos")
                .then()
                .statusCode(201);
        drain();
        assertThat(postbox.mailsTo(email)).hasSize(1);
    }

    @Test
    void what_an_officer_wrote_is_text_and_never_a_link() throws Exception {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(
                api.officerToken(),
                owner.plate(),
                "<b>pague</b> en http://falso.example/pagar {nombre}\nSubject: otro " + Letter.DETAILS);
        drain();
        MimeMessage mail = postbox.mailsTo(owner.email()).getFirst();
        assertThat(part(mail, 1))
                .contains("&lt;b&gt;pague&lt;/b&gt;", "{nombre}")
                .doesNotContain("href=\"http://falso.example", Letter.DETAILS);
        assertThat(mail.getSubject()).doesNotContain("otro");
    }
}
