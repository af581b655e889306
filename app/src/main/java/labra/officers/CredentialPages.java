package labra.officers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import labra.access.Cookies;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.Tokens;
import labra.access.enrolment.Enrolments;
import labra.access.keys.SignedTexts;
import labra.access.passwords.Passwords;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.QrCode;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;
import org.jspecify.annotations.Nullable;

/// What an officer needs to come in: tokens, a password, being active. A secret is shown once and kept nowhere.
@Path("/admin/credenciales/{id}")
@PermissionsAllowed(Right.GIVE_CREDENTIALS)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class CredentialPages {
    private static final int LONGEST_DAYS = 3_650;
    private static final String SHOWN = "labra_mostrar";
    private static final Duration ONCE = Duration.ofMinutes(1);

    private final Database database;
    private final Writes writes;
    private final Tokens tokens;
    private final OfficerRegister register;
    private final Caller caller;
    private final Frame frame;
    private final Enrolments enrolments;
    private final SignedTexts texts;
    private final Cookies cookies;
    private final Clock clock;

    CredentialPages(
            Database database,
            Writes writes,
            Tokens tokens,
            OfficerRegister register,
            Caller caller,
            Frame frame,
            Enrolments enrolments,
            SignedTexts texts,
            Cookies cookies,
            Clock clock) {
        this.enrolments = enrolments;
        this.texts = texts;
        this.cookies = cookies;
        this.database = database;
        this.writes = writes;
        this.tokens = tokens;
        this.register = register;
        this.caller = caller;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "officers")
    static class Templates {
        static native TemplateInstance enrolment(Frame frame, Officer officer, String code, String qr);

        static native TemplateInstance token(Frame frame, Officer officer, String token, String origin, String sample);

        static native TemplateInstance password(Frame frame, Officer officer, String password);
    }

    /// A code for the officer's device. It is shown after a redirect: who loads that page again issues nothing.
    @POST
    @Path("alta")
    @ProofWanted
    public Response enrol(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Officer officer = officer(id);
        try {
            if (!officer.active()) {
                throw Problem.OFFICER_INACTIVE.refusal();
            }
            Wish wish = Wish.read(form);
            String code =
                    enrolments.issue(officer.id(), new Enrolments.Wish(wish.days(), wish.label()), caller.actor());
            return shown(officer, "alta", code, Enrolments.LIFE);
        } catch (Refusal refusal) {
            return frame.redirect(place(officer), "refused", refusal.message(frame.locale()));
        }
    }

    @GET
    @Path("alta")
    public Response code(@PathParam("id") String id) {
        Officer officer = officer(id);
        return texts.read("alta", cookies.read(SHOWN))
                .filter(shown -> shown.subject().equals(id))
                .map(shown -> frame.page(Templates.enrolment(
                        frame, officer, shown.content(), QrCode.of(frame.origin() + "/oficial/#" + shown.content()))))
                .orElseGet(() -> frame.redirect(place(officer), "enrol-none"));
    }

    /// A token as text, for programs, where an administrator asks for just that.
    @POST
    @Path("token")
    @ProofWanted
    public Response issue(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Officer officer = officer(id);
        try {
            Wish wish = Wish.read(form);
            Duration life = wish.days() == null ? null : Duration.ofDays(wish.days());
            Tokens.Issued issued = tokens.issueForOfficer(officer.badge(), life, wish.label(), caller.actor())
                    .orElseThrow(Problem.OFFICER_INACTIVE::refusal);
            return shown(officer, "token", issued.token(), ONCE);
        } catch (Refusal refusal) {
            return frame.redirect(place(officer), "refused", refusal.message(frame.locale()));
        }
    }

    @GET
    @Path("token")
    public Response token(@PathParam("id") String id) {
        Officer officer = officer(id);
        return texts.read("token", cookies.read(SHOWN))
                .filter(shown -> shown.subject().equals(id))
                .map(shown -> Response.fromResponse(frame.page(Templates.token(
                                frame,
                                officer,
                                shown.content(),
                                frame.origin(),
                                frame.format().iso(clock.instant()))))
                        .cookie(cookies.cookie(SHOWN, "", Duration.ZERO))
                        .build())
                .orElseGet(() -> frame.redirect(place(officer)));
    }

    /// What is to be shown travels with the browser that asked for it, and is kept nowhere else.
    private Response shown(Officer officer, String page, String secret, Duration life) {
        String text = texts.sign(page, Long.toString(officer.id()), secret, life);
        return Response.fromResponse(frame.redirect("/admin/credenciales/" + officer.id() + "/" + page))
                .cookie(cookies.cookie(SHOWN, text, life))
                .build();
    }

    /// What the token is to be like, as the form says it.
    private record Wish(@Nullable Integer days, @Nullable String label) {
        static Wish read(Form form) {
            Fields fields = form.fields(Map.of("dias", Form.Kind.NUMBER, "etiqueta", Form.Kind.TEXT));
            Field<Integer> days = fields.optional("dias", Fields.integer(1, LONGEST_DAYS));
            Field<String> label = fields.optional("etiqueta", Fields.name(200));
            fields.check();
            return new Wish(days.orNull(), label.orNull());
        }
    }

    @POST
    @Path("tokens/{token}/revocar")
    public Response revoke(@PathParam("id") String id, @PathParam("token") String token) {
        Officer officer = officer(id);
        tokens.revokeOfOfficer(PathId.uuid(token), officer.id(), caller.actor());
        return frame.redirect(place(officer), "token-was-revoked");
    }

    @POST
    @Path("activo")
    public Response activate(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Officer officer = officer(id);
        boolean active = form.is("activo", "true");
        register.activate(id, active, caller.actor());
        return frame.redirect(place(officer), active ? "officer-activated" : "officer-deactivated");
    }

    @POST
    @Path("clave")
    @ProofWanted
    public Response resetPassword(@PathParam("id") String id) {
        Officer officer = officer(id);
        String password = Passwords.generate();
        String hash = Passwords.hash(password);
        writes.in(
                caller.actor(),
                Map.of(),
                handle -> handle.attach(Officers.class).resetPassword(officer.id(), hash));
        return frame.page(Templates.password(frame, officer, password));
    }

    private Officer officer(String id) {
        long number = PathId.number(id);
        return database.read(Officers.class, officers -> officers.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static String place(Officer officer) {
        return "/admin/policias/" + officer.id();
    }
}
