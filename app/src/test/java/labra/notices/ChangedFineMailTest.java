package labra.notices;

import static labra.notices.Postbox.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever was told of a fine hears what becomes of it: corrected, annulled, another's.
@QuarkusTest
class ChangedFineMailTest {
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
    }

    private void drain(String... settings) {
        assertThat(mailing.drain(Mailing.settings(postbox.port(), settings))).isEqualTo(Courier.Round.NOTHING_DUE);
    }

    private List<String> subjects(Mailing.Owner owner) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : postbox.mailsTo(owner.email())) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private String number(UUID fine) {
        return mailing.one(String.class, "SELECT number FROM fine WHERE id = ?", fine);
    }

    /// Changes a fine as the office does: its plate takes two people.
    private void change(UUID fine, Mailing.Owner owner, Map<String, Object> changed) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "placa_patente",
                owner.plate(),
                "timestamp",
                "2026-03-01T14:30:00-03:00",
                "comentarios",
                "Cruzó en rojo",
                "motivo",
                "Se cargó mal"));
        body.putAll(changed);
        int status = api.administrator().body(body).put("/multas/" + fine).statusCode();
        if (status == 202) {
            confirm(fine);
        } else {
            assertThat(status).isEqualTo(200);
        }
    }

    private void annul(UUID fine) {
        api.administrator()
                .body(Map.of("motivo", "La cámara fallaba"))
                .post("/multas/" + fine + "/anulacion")
                .then()
                .statusCode(202);
        confirm(fine);
    }

    private void confirm(UUID fine) {
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
    }

    @Test
    void a_correction_says_what_stands_now_and_what_was_told_before() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        drain();
        change(fine, owner, Map.of("timestamp", "2026-03-02T09:15:00-03:00", "lugar", "Mitre y Alem"));
        drain();
        assertThat(subjects(owner)).hasSize(2);
        MimeMessage mail = postbox.mailsTo(owner.email()).getLast();
        assertThat(mail.getSubject()).isEqualTo("Se corrigió la infracción " + number(fine));
        for (String read : List.of(part(mail, 0), part(mail, 1))) {
            assertThat(read)
                    .contains("2 de marzo de 2026 (antes: 1 de marzo de 2026)", "09:15 (antes: 14:30)")
                    .contains("Mitre y Alem (antes: San Martín y Belgrano)", owner.plate())
                    .doesNotContain(owner.plate() + " (antes")
                    .contains("/avisos/preferencias?t=");
        }
        Map<String, Object> notice = mailing.notices(fine).getLast();
        assertThat(notice).containsEntry("kind", "CORRECTION").containsEntry("state", "SENT");
        assertThat(api.administrator().get("/avisos/" + notice.get("id")).<String>path("tipo"))
                .isEqualTo("CORRECCION");
    }

    @Test
    void several_corrections_before_the_mail_leaves_are_one_and_a_later_one_is_another() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        drain();
        mailing.sql("UPDATE fine SET place = 'Uno' WHERE id = ?", fine);
        mailing.sql("UPDATE fine SET place = 'Dos' WHERE id = ?", fine);
        drain();
        mailing.sql("UPDATE fine SET place = 'Tres' WHERE id = ?", fine);
        drain();
        List<MimeMessage> mails = postbox.mailsTo(owner.email());
        assertThat(mails).hasSize(3);
        assertThat(part(mails.get(1), 0)).contains("Dos (antes: San Martín y Belgrano)");
        assertThat(part(mails.get(2), 0)).contains("Tres (antes: Dos)");
        assertThat(mails.get(1).getMessageID()).isNotEqualTo(mails.get(2).getMessageID());
    }

    @Test
    void an_annulment_is_told_once_as_the_fine_was_told() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        drain();
        annul(fine);
        drain();
        mailing.sql("UPDATE fine SET comments = 'otra cosa' WHERE id = ?", fine);
        drain();
        assertThat(subjects(owner)).hasSize(2);
        MimeMessage mail = postbox.mailsTo(owner.email()).getLast();
        assertThat(mail.getSubject()).isEqualTo("La infracción " + number(fine) + " quedó sin efecto para usted");
        assertThat(part(mail, 0)).contains(owner.plate(), "1 de marzo de 2026", "San Martín y Belgrano");
    }

    @Test
    void a_fine_that_moves_is_told_to_the_new_owner_and_nothing_of_them_to_the_old_one() throws Exception {
        Mailing.Owner wrong = mailing.owner();
        Mailing.Owner right = mailing.owner();
        UUID fine = mailing.fine(wrong);
        drain();
        change(fine, right, Map.of("comentarios", "Secreto del otro"));
        drain();
        mailing.sql("UPDATE fine SET place = 'Otro lugar' WHERE id = ?", fine);
        drain();
        assertThat(subjects(wrong)).hasSize(2);
        MimeMessage last = postbox.mailsTo(wrong.email()).getLast();
        assertThat(last.getSubject()).contains("quedó sin efecto para usted");
        assertThat(part(last, 0) + part(last, 1))
                .contains(wrong.plate())
                .doesNotContain(right.plate(), "Secreto del otro", "Otro lugar");
        assertThat(subjects(right)).hasSize(2);
        assertThat(subjects(right).getLast()).startsWith("Se corrigió");
        // It turns out to be the first one's after all.
        mailing.sql(
                "UPDATE fine SET (plate, plate_as_written, vehicle_id) = (SELECT plate, plate, id FROM vehicle WHERE plate = ?) WHERE id = ?",
                wrong.plate(),
                fine);
        drain();
        assertThat(subjects(wrong).getLast()).startsWith("Se corrigió");
        assertThat(subjects(right).getLast()).contains("quedó sin efecto para usted");
    }

    @Test
    void an_annulment_that_is_taken_back_before_the_mail_leaves_is_not_told() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        drain();
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", fine);
        mailing.sql("UPDATE fine SET status = 'ISSUED' WHERE id = ?", fine);
        drain();
        assertThat(subjects(owner)).noneMatch(subject -> subject.contains("sin efecto"));
    }

    @Test
    void who_was_not_told_of_the_fine_hears_nothing_of_its_changes() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID untold = mailing.fine(owner);
        mailing.forgetWhatWaits();
        mailing.sql("UPDATE fine SET place = 'Otro' WHERE id = ?", untold);
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", untold);
        drain();
        assertThat(subjects(owner)).isEmpty();
    }

    @Test
    void the_former_owner_of_a_sold_vehicle_hears_of_their_own_fine() throws Exception {
        Mailing.Owner seller = mailing.owner();
        Mailing.Owner buyer = mailing.owner();
        UUID fine = mailing.fine(seller);
        drain();
        mailing.sql("UPDATE vehicle SET person_id = ? WHERE plate = ?", buyer.id(), seller.plate());
        mailing.sql("UPDATE fine SET place = 'Otro' WHERE id = ?", fine);
        drain();
        assertThat(subjects(seller)).hasSize(2);
        assertThat(subjects(seller).getLast()).startsWith("Se corrigió");
        assertThat(subjects(buyer)).isEmpty();
    }

    @Test
    void the_town_may_tell_no_changes_and_a_person_may_wish_for_none() throws Exception {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        drain();
        mailing.sql("UPDATE fine SET place = 'Otro' WHERE id = ?", fine);
        drain("notify-changes", "false");
        assertThat(subjects(owner)).hasSize(1);
        assertThat(mailing.notices(fine).getLast()).containsEntry("state", "CANCELLED");
        mailing.sql("UPDATE person SET objected_at = now() WHERE id = ?", owner.id());
        mailing.sql("UPDATE fine SET status = 'VOIDED' WHERE id = ?", fine);
        drain();
        assertThat(subjects(owner)).hasSize(1);
        assertThat(mailing.notices(fine).getLast()).containsEntry("state", "OBJECTED");
    }
}
