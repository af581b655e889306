package labra.letters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import labra.Api;
import labra.notices.Mailing;
import labra.notices.SmtpStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person changes language and wishes by the link of a mail, without signing in.
@QuarkusTest
class MailWishesTest {
    @Inject
    Mailing mailing;

    @Inject
    Links links;

    @Inject
    Api api;

    private final SmtpStandIn server = new SmtpStandIn();

    @BeforeEach
    void startAfresh() {
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String token(Mailing.Owner owner) {
        return links.to(NoticeRole.OWNER, owner.id(), owner.email()).replaceAll(".*t=", "");
    }

    private SmtpStandIn.Taken mail(Mailing.Owner owner) {
        mailing.fine(owner);
        mailing.drain(Mailing.settings(server.port()));
        return server.takenFor(owner.email()).getLast();
    }

    @Test
    void the_link_of_a_mail_opens_the_page_and_looking_changes_nothing() {
        Mailing.Owner owner = mailing.owner();
        String link = mail(owner).header("List-Unsubscribe").replaceAll("[<>]", "");
        given().get(link.substring(link.indexOf("/avisos")))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .body(containsString("Sus avisos por correo"))
                .body(containsString("checked"))
                .body(not(containsString(owner.email())));
        assertThat(mailing.one(Boolean.class, "SELECT objected_at IS NULL FROM person WHERE id = ?", owner.id()))
                .isTrue();
    }

    @Test
    void a_person_who_chooses_english_is_written_to_in_english() {
        Mailing.Owner owner = mailing.owner();
        given().redirects()
                .follow(false)
                .formParam("idioma", "en")
                .formParam("recibir", "si")
                .post("/avisos/preferencias?t=" + token(owner))
                .then()
                .statusCode(303);
        given().get("/avisos/preferencias?guardado=si&t=" + token(owner))
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .body(containsString("Your preferences are saved."));
        SmtpStandIn.Taken mail = mail(owner);
        assertThat(mail.header("Subject")).contains("A fine was registered");
        assertThat(mail.header("Content-Language")).isEqualTo("en");
        assertThat(mail.data()).contains("Beware of false fines", "March 1, 2026");
    }

    @Test
    void one_click_of_a_mail_program_ends_the_mails_and_is_audited() {
        Mailing.Owner owner = mailing.owner();
        UUID before = mailing.fine(owner);
        given().formParam("List-Unsubscribe", "One-Click")
                .post("/avisos/preferencias?t=" + token(owner))
                .then()
                .statusCode(204);
        UUID after = mailing.fine(owner);
        mailing.drain(Mailing.settings(server.port()));
        assertThat(server.takenFor(owner.email())).isEmpty();
        assertThat(mailing.state(before)).isEqualTo("OBJECTED");
        assertThat(mailing.state(after)).isEqualTo("OBJECTED");
        assertThat(mailing.one(
                        Boolean.class,
                        "SELECT EXISTS (SELECT FROM audit WHERE subject = 'person' AND subject_id = ? AND actor = ?)",
                        Integer.toString(owner.id()),
                        "owner:" + owner.id()))
                .isTrue();
        api.administrator()
                .post("/avisos/" + mailing.notices(before).getFirst().get("id") + "/reintentar")
                .then()
                .statusCode(409);

        given().redirects()
                .follow(false)
                .formParam("recibir", "si")
                .post("/avisos/preferencias?t=" + token(owner))
                .then()
                .statusCode(303);
        mail(owner);
        assertThat(server.takenFor(owner.email())).hasSize(1);
    }

    @Test
    void one_click_as_multipart_works_too() {
        Mailing.Owner owner = mailing.owner();
        given().multiPart("List-Unsubscribe", "One-Click")
                .post("/avisos/preferencias?t=" + token(owner))
                .then()
                .statusCode(204);
        assertThat(mailing.one(Boolean.class, "SELECT objected_at IS NOT NULL FROM person WHERE id = ?", owner.id()))
                .isTrue();
    }

    @Test
    void made_up_and_outdated_links_open_nothing() {
        Mailing.Owner owner = mailing.owner();
        Mailing.Owner other = mailing.owner();
        String forged = links.to(NoticeRole.OWNER, owner.id(), other.email()).replaceAll(".*t=", "");
        for (String token : new String[] {forged, "", "x", "%00", token(owner).substring(2), "A".repeat(34)}) {
            given().get("/avisos/preferencias?t=" + token).then().statusCode(404);
            given().formParam("List-Unsubscribe", "One-Click")
                    .post("/avisos/preferencias?t=" + token)
                    .then()
                    .statusCode(404);
        }
        given().get("/avisos/preferencias").then().statusCode(404).body(containsString("no es válido"));
        String valid = token(owner);
        mailing.sql("UPDATE person SET email = ? WHERE id = ?", Api.unique("otro") + "@example.com", owner.id());
        given().get("/avisos/preferencias?t=" + valid).then().statusCode(404);
    }

    @Test
    void an_officer_ends_the_copies_by_the_link() {
        int officer = api.officer(Api.unique("enlace-"));
        String email = Api.unique("oficial") + "@example.com";
        mailing.sql("UPDATE officer SET email = ?, copy_notices = true WHERE id = ?", email, officer);
        String token = links.to(NoticeRole.OFFICER, officer, email).replaceAll(".*t=", "");
        given().get("/avisos/preferencias?t=" + token)
                .then()
                .statusCode(200)
                .body(containsString("copia de las infracciones"))
                .body(not(containsString("English")));
        given().formParam("List-Unsubscribe", "One-Click")
                .post("/avisos/preferencias?t=" + token)
                .then()
                .statusCode(204);
        assertThat(mailing.one(Boolean.class, "SELECT copy_notices FROM officer WHERE id = ?", officer))
                .isFalse();
    }
}
