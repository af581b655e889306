package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Logins;
import labra.access.Role;
import labra.access.SecurityEvents;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.platform.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An account with an address hears by mail of what touches its security, and never a secret.
@QuarkusTest
class AccountNoticesTest {
    private static final Actor STRANGER = new Actor("somebody", "203.0.113.9");
    private static final String NEW_PASSWORD = "otra-clave-bien-larga-9";

    @Inject
    Mailing mailing;

    @Inject
    Api api;

    @Inject
    SecurityEvents events;

    @Inject
    Logins logins;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private String username = "";
    private String email = "";
    private long id;

    @BeforeEach
    void an_account_with_an_address() {
        server.start();
        username = api.account(Role.SUPERVISOR);
        email = Api.unique("avisada") + "@example.com";
        id = mailing.one(Long.class, "SELECT id FROM account WHERE username = ?", username);
        mailing.sql("UPDATE account SET email = ? WHERE id = ?", email, id);
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "SIGN_IN_BLOCKED",
                "SECOND_FACTOR_ADDED",
                "SECOND_FACTOR_REMOVED",
                "PASSKEY_ADDED",
                "PASSKEY_REMOVED",
                "RECOVERY_CODE_USED",
                "RECOVERY_CODES_RENEWED"
            })
    void it_hears_of_what_touches_its_security(Kind kind) throws Exception {
        events.record(kind, Subject.account(id), STRANGER);
        assertThat(mails(email))
                .hasSize(1)
                .first()
                .satisfies(mail -> assertThat(mail)
                        .contains(username, "203.0.113.9", "nunca le pide una clave")
                        .doesNotContain("http://localhost:8000/oficial", "event.", kind.name()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SIGN_IN_FAILED", "PROVEN", "SESSION_ENDED", "TOKEN_ISSUED", "EXPORTED", "REFUSED"})
    void it_hears_of_nothing_else(Kind kind) {
        events.record(kind, Subject.account(id), STRANGER);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void of_attempts_that_were_held_back_it_hears_once_an_hour() {
        for (String from : List.of("203.0.113.1", "203.0.113.2", "203.0.113.3")) {
            events.record(Kind.SIGN_IN_BLOCKED, Subject.account(id), new Actor("somebody", from));
        }
        assertThat(waiting()).containsExactly("SIGN_IN_BLOCKED " + email);
    }

    @Test
    void a_device_that_was_never_seen_is_told_and_a_known_one_is_not() {
        var first = (Logins.SignedIn)
                logins.session(new Logins.Attempt(username, Api.ADMIN_PASSWORD, null, STRANGER), "Chrome · Linux");
        assertThat(waiting()).containsExactly("SIGN_IN " + email);
        logins.session(new Logins.Attempt(username, Api.ADMIN_PASSWORD, first.device(), STRANGER), "Chrome · Linux");
        Api.signIn("usuario", username);
        assertThat(waiting()).containsExactly("SIGN_IN " + email);
    }

    @Test
    void a_new_password_is_told_without_it() throws Exception {
        Response changed = own().formParams(Map.of(
                        "clave_actual",
                        Api.ADMIN_PASSWORD,
                        "clave_nueva",
                        NEW_PASSWORD,
                        "clave_repetida",
                        NEW_PASSWORD))
                .post("/admin/clave");
        assertThat(changed.statusCode()).isEqualTo(303);
        List<String> mails = mails(email);
        assertThat(mails).anyMatch(mail -> mail.contains("se cambió la clave"));
        assertThat(mails).noneMatch(mail -> mail.contains(NEW_PASSWORD) || mail.contains(Api.ADMIN_PASSWORD));
    }

    @Test
    void whoever_takes_an_account_over_cannot_hush_its_former_address() {
        String other = Api.unique("ajena") + "@example.com";
        administrator(Map.of(
                        "usuario", username,
                        "nombre", username,
                        "rol", "supervisor",
                        "activo", "true",
                        "correo_electronico", other,
                        "clave", NEW_PASSWORD))
                .post("/admin/usuarios/" + id + "/editar")
                .then()
                .statusCode(303);
        assertThat(waiting())
                .containsExactlyInAnyOrder("PASSWORD_CHANGED " + email, "EMAIL_REMOVED " + email, "EMAIL_SET " + other);
    }

    @Test
    void the_own_page_takes_an_address_in_the_language_of_the_page_and_takes_it_away() throws Exception {
        String other = Api.unique("propia") + "@example.com";
        assertThat(own().header("Accept-Language", "en")
                        .formParam("correo_electronico", other)
                        .post("/admin/cuenta/correo")
                        .statusCode())
                .isEqualTo(303);
        assertThat(mails(other))
                .hasSize(1)
                .first()
                .satisfies(mail -> assertThat(mail).contains("security notices go to this address"));
        assertThat(own().get("/admin/cuenta").asString()).contains(other);
        own().formParam("correo_electronico", "")
                .post("/admin/cuenta/correo")
                .then()
                .statusCode(303);
        assertThat(waiting()).contains("EMAIL_REMOVED " + other).noneMatch(notice -> notice.startsWith("EMAIL_SET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nada", "a@", "a@example.org\nBcc: x@example.org"})
    void what_is_no_address_is_refused_beside_its_field(String address) {
        Response refused = own().formParam("correo_electronico", address).post("/admin/cuenta/correo");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("f-correo_electronico", "is-invalid");
    }

    @Test
    void staff_see_the_notice_and_the_api_names_it() {
        events.record(Kind.PASSKEY_ADDED, Subject.account(id), STRANGER);
        long notice =
                mailing.one(Long.class, "SELECT id FROM notice WHERE recipient = ? AND event = 'PASSKEY_ADDED'", email);
        Response shown = api.administrator().get("/avisos/" + notice);
        assertThat(shown.<String>path("tipo")).isEqualTo("SEGURIDAD");
        assertThat(shown.<String>path("destinatario")).isEqualTo("CUENTA");
        assertThat(shown.asString()).contains("se agregó una llave de acceso");
        for (String page : List.of("/admin/avisos/" + notice, "/admin/avisos/plantillas/cuenta/en")) {
            assertThat(api.administrator().accept("text/html").get(page).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_account_that_is_removed_leaves_no_address_behind() {
        events.record(Kind.PASSKEY_ADDED, Subject.account(id), STRANGER);
        administrator(Map.of())
                .post("/admin/usuarios/" + id + "/eliminar")
                .then()
                .statusCode(303);
        assertThat(mailing.one(Long.class, "SELECT count(*) FROM notice WHERE recipient = ?", email))
                .isZero();
    }

    @Test
    void without_an_address_nothing_is_written() {
        mailing.sql("UPDATE account SET email = NULL WHERE id = ?", id);
        mailing.forgetWhatWaits();
        events.record(Kind.PASSKEY_ADDED, Subject.account(id), STRANGER);
        assertThat(waiting()).isEmpty();
    }

    private RequestSpecification own() {
        return Api.anonymous()
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .redirects()
                .follow(false)
                .cookie("labra_session", api.session(username))
                .header("Origin", "http://localhost")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private RequestSpecification administrator(Map<String, String> form) {
        return api.administrator()
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .redirects()
                .follow(false)
                .formParams(form);
    }

    private List<String> waiting() {
        return mailing.one(
                        String.class,
                        "SELECT coalesce(string_agg(event || ' ' || recipient, ',' ORDER BY id), '') FROM notice"
                                + " WHERE account_id = ? AND state = 'PENDING'",
                        id)
                .transform(all -> all.isEmpty() ? List.of() : List.of(all.split(",")));
    }

    /// The plain text of what was mailed to the address.
    private List<String> mails(String address) throws Exception {
        mailing.drain(Mailing.settings(server.getSmtp().getPort()));
        List<String> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(address)) {
                mails.add(mail.getSubject() + "\n"
                        + ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
            }
        }
        return mails;
    }
}
