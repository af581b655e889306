package labra.notices;

import static labra.notices.Postbox.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A town may tell a person of a day's courtesy notices in one mail.
@QuarkusTest
class SummaryMailTest {
    /// The next midnight is never now.
    private static final String HOUR = "00:00";

    @Inject
    Mailing mailing;

    @Inject
    Api api;

    private final Postbox postbox = new Postbox();

    @BeforeEach
    void start() {
        postbox.start();
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void stop() {
        postbox.stop();
        mailing.forgetWhatWaits();
    }

    private void drain(String... settings) {
        assertThat(mailing.drain(Mailing.settings(postbox.port(), settings))).isEqualTo(Courier.Round.NOTHING_DUE);
    }

    private void gather() {
        drain("summary-at", HOUR);
    }

    /// As if the hour had come.
    private void theHourComes() {
        mailing.sql("""
                UPDATE notice SET next_attempt_at = now() - interval '1 second', leaves_at = leaves_at - interval '1 day' - id * interval '1 second'
                WHERE kind = 'SUMMARY' AND state = 'PENDING'
                """);
        drain("summary-at", HOUR);
    }

    private String number(UUID fine) {
        return mailing.one(String.class, "SELECT number FROM fine WHERE id = ?", fine);
    }

    private Map<String, Object> last(UUID fine) {
        return mailing.notices(fine).getLast();
    }

    @Test
    void all_that_waits_for_a_person_leaves_as_one_mail_at_the_hour_and_once() throws Exception {
        Mailing.Owner owner = mailing.owner();
        Mailing.Owner another = mailing.owner();
        UUID first = mailing.fine(owner);
        gather();
        UUID second = mailing.fine(owner);
        mailing.fine(another);
        gather();
        assertThat(postbox.mailsTo(owner.email())).isEmpty();
        theHourComes();
        gather();
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        assertThat(postbox.mailsTo(another.email())).hasSize(1);
        MimeMessage mail = postbox.mailsTo(owner.email()).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Avisos de hoy sobre sus vehículos: 2");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/avisos/preferencias?t=");
        for (String read : List.of(part(mail, 0), part(mail, 1))) {
            assertThat(read).contains(number(first), number(second), "Infracción registrada", owner.plate());
        }
        for (UUID fine : List.of(first, second)) {
            assertThat(last(fine))
                    .containsEntry("state", "SENT")
                    .containsEntry("message_id", mail.getMessageID())
                    .containsEntry("recipient", owner.email());
        }
    }

    @Test
    void what_comes_after_the_hour_is_told_the_next_day() throws Exception {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        gather();
        theHourComes();
        UUID late = mailing.fine(owner);
        gather();
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        assertThat(last(late)).containsEntry("state", "PENDING");
        theHourComes();
        assertThat(postbox.mailsTo(owner.email())).hasSize(2);
        assertThat(part(postbox.mailsTo(owner.email()).getLast(), 0)).contains(number(late));
    }

    @Test
    void corrections_and_annulments_stand_in_it_with_what_was_told_before() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID corrected = mailing.fine(owner);
        UUID annulled = mailing.fine(owner);
        gather();
        theHourComes();
        mailing.sql("UPDATE fine SET place = 'Mitre y Alem' WHERE id = ?", corrected);
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", annulled);
        gather();
        theHourComes();
        assertThat(postbox.mailsTo(owner.email())).hasSize(2);
        String read = part(postbox.mailsTo(owner.email()).getLast(), 0);
        assertThat(read)
                .contains("Infracción corregida", "Mitre y Alem (antes: San Martín y Belgrano)")
                .contains("Quedó sin efecto para usted", number(annulled));
    }

    @Test
    void what_has_effect_in_law_or_is_for_an_officer_is_not_put_off() throws Exception {
        Mailing.Owner owner = mailing.owner();
        String email = Api.unique("oficial") + "@example.com";
        int officer = api.officer(Api.unique("resumen-"));
        mailing.sql("UPDATE officer SET email = ?, copy_notices = true WHERE id = ?", email, officer);
        UUID fine = mailing.fine(api.officerToken(officer), owner.plate(), "con copia");
        mailing.sql("""
                INSERT INTO notice (kind, role, fine_id, person_id, recipient, language)
                SELECT 'LEGAL', 'OWNER', ?, id, email, 'es' FROM person WHERE id = ?
                """, fine, owner.id());
        gather();
        assertThat(postbox.mailsTo(email)).hasSize(1);
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        assertThat(mailing.notices(fine))
                .anySatisfy(notice ->
                        assertThat(notice).containsEntry("kind", "LEGAL").containsEntry("state", "SENT"))
                .anySatisfy(notice ->
                        assertThat(notice).containsEntry("kind", "COURTESY").containsEntry("state", "PENDING"));
    }

    @Test
    void what_was_annulled_before_the_hour_is_left_out_and_nothing_is_no_mail() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID stands = mailing.fine(owner);
        UUID voided = mailing.fine(owner);
        Mailing.Owner other = mailing.owner();
        UUID alone = mailing.fine(other);
        gather();
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ANY (ARRAY[?, ?]::uuid[])", voided, alone);
        theHourComes();
        String read = part(postbox.mailsTo(owner.email()).getFirst(), 0);
        assertThat(read).contains(number(stands)).doesNotContain(number(voided));
        assertThat(last(voided)).containsEntry("state", "CANCELLED");
        assertThat(postbox.mailsTo(other.email())).isEmpty();
        assertThat(mailing.one(
                        String.class, "SELECT state FROM notice WHERE kind = 'SUMMARY' AND person_id = ?", other.id()))
                .isEqualTo("CANCELLED");
    }

    @Test
    void who_objects_before_the_hour_gets_none_and_a_town_that_goes_back_still_sends_what_is_gathered()
            throws Exception {
        Mailing.Owner objects = mailing.owner();
        Mailing.Owner owner = mailing.owner();
        UUID unwanted = mailing.fine(objects);
        UUID wanted = mailing.fine(owner);
        gather();
        mailing.sql("UPDATE person SET objected_at = now() WHERE id = ?", objects.id());
        mailing.sql("UPDATE notice SET next_attempt_at = now() WHERE kind = 'SUMMARY' AND state = 'PENDING'");
        drain();
        assertThat(postbox.mailsTo(objects.email())).isEmpty();
        assertThat(last(unwanted)).containsEntry("state", "OBJECTED");
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        assertThat(last(wanted)).containsEntry("state", "SENT");
    }

    @Test
    void one_whose_fate_nobody_knows_is_repeated_once_and_its_notices_stand_as_it_stands() {
        Mailing.Owner owner = mailing.owner();
        UUID first = mailing.fine(owner);
        UUID second = mailing.fine(owner);
        gather();
        try (SmtpStandIn server = new SmtpStandIn()) {
            for (int i = 0; i < 2; i++) {
                server.faults.add(SmtpStandIn.Fault.KEPT_WITHOUT_ANSWER);
            }
            mailing.sql("UPDATE notice SET next_attempt_at = now() WHERE kind = 'SUMMARY' AND state = 'PENDING'");
            for (int i = 0; i < 4; i++) {
                mailing.drain(Mailing.settings(server.port(), "summary-at", HOUR));
                mailing.sql("UPDATE notice SET next_attempt_at = now() WHERE kind = 'SUMMARY' AND state = 'FAILED'");
            }
            assertThat(server.takenFor(owner.email())).hasSize(2);
            assertThat(server.takenFor(owner.email()).stream()
                            .map(mail -> mail.header("Message-ID"))
                            .distinct())
                    .hasSize(1);
            for (UUID fine : List.of(first, second)) {
                assertThat(last(fine)).containsEntry("state", "GIVEN_UP").containsEntry("claimed_by", null);
            }
            // Staff try one of them again: all of the mail goes.
            api.administrator()
                    .post("/avisos/" + last(first).get("id") + "/reintentar")
                    .then()
                    .statusCode(200);
            mailing.drain(Mailing.settings(server.port(), "summary-at", HOUR));
            assertThat(server.takenFor(owner.email())).hasSize(3);
            assertThat(last(first)).containsEntry("state", "SENT");
            assertThat(last(second)).containsEntry("state", "SENT");
        }
    }

    @Test
    void a_relay_that_dies_with_one_in_hand_leaves_it_to_another() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        gather();
        mailing.sql("UPDATE notice SET next_attempt_at = now() WHERE kind = 'SUMMARY' AND state = 'PENDING'");
        UUID dead = UUID.randomUUID();
        mailing.sql("""
                UPDATE notice SET state = 'SENDING', claimed_by = ?, claimed_until = now() - interval '1 second'
                WHERE kind = 'SUMMARY' AND state = 'PENDING'
                """, dead);
        assertThat(last(fine)).containsEntry("state", "SENDING").containsEntry("claimed_by", dead);
        mailing.takeOver();
        assertThat(last(fine)).containsEntry("state", "FAILED").containsEntry("doubts", 1);
        drain("summary-at", HOUR);
        assertThat(postbox.mailsTo(owner.email())).hasSize(1);
        assertThat(last(fine)).containsEntry("state", "SENT");
    }

    @Test
    void staff_read_the_summary_as_it_was_sent_from_each_of_its_notices() {
        Mailing.Owner owner = mailing.owner();
        UUID first = mailing.fine(owner);
        UUID second = mailing.fine(owner);
        gather();
        Object id = last(first).get("id");
        String draft = api.administrator().get("/avisos/" + id).path("correo.texto");
        assertThat(draft).contains(number(first), number(second));
        theHourComes();
        var notice =
                api.administrator().get("/avisos/" + id).then().statusCode(200).extract();
        assertThat(notice.<String>path("correo.texto")).contains(number(first), number(second));
        assertThat(notice.<Boolean>path("correo.tal_como_se_envio")).isTrue();
        int summary = notice.path("resumen_id");
        assertThat(api.administrator().get("/avisos/" + summary).<String>path("tipo"))
                .isEqualTo("RESUMEN");
    }

    @Test
    void without_an_hour_each_leaves_by_itself() {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        mailing.fine(owner);
        drain();
        assertThat(postbox.mailsTo(owner.email())).hasSize(2);
    }

    @Test
    void the_hour_is_the_next_one_of_the_towns_clock() {
        ZonedDateTime noon = ZonedDateTime.parse("2026-03-07T12:00:00-05:00[America/New_York]");
        assertThat(Summaries.next(LocalTime.of(18, 0), noon))
                .isEqualTo(noon.withHour(18).toInstant());
        assertThat(Summaries.next(LocalTime.of(12, 0), noon))
                .isEqualTo(ZonedDateTime.parse("2026-03-08T12:00:00-04:00[America/New_York]")
                        .toInstant());
        // An hour that the clocks skip comes an hour later.
        assertThat(Summaries.next(LocalTime.of(2, 30), noon))
                .isEqualTo(ZonedDateTime.parse("2026-03-08T03:30:00-04:00[America/New_York]")
                        .toInstant());
    }
}
