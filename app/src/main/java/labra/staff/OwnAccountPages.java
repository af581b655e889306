package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Bearer;
import labra.access.Cookies;
import labra.access.Devices;
import labra.access.Logins;
import labra.access.Passwords;
import labra.access.Role;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.PathId;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Everybody's own account: its password and where it is signed in.
@Path("/admin/cuenta")
@RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
@RunOnVirtualThread
public class OwnAccountPages {
    private static final String PLACE = "/admin/cuenta";

    private final Logins logins;
    private final Tokens tokens;
    private final Caller caller;
    private final Cookies cookies;
    private final Frame frame;

    OwnAccountPages(Logins logins, Tokens tokens, Caller caller, Cookies cookies, Frame frame) {
        this.logins = logins;
        this.tokens = tokens;
        this.caller = caller;
        this.cookies = cookies;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance account(
                Frame frame, Form form, List<TokenRecords.Session> sessions, UUID current);
    }

    @GET
    public Response account() {
        return page(200, new Form(Map.of()));
    }

    @POST
    @Path("clave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changePassword(
            MultivaluedMap<String, String> sent, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent) {
        Form form = Form.sent(sent);
        Bearer bearer = frame.bearer();
        try {
            check(form);
            logins.changePassword(bearer, form.value("clave_actual"), form.value("clave_nueva"), caller.actor());
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), refusal.errors().isEmpty() ? "clave_actual" : null);
            return page(422, form);
        }
        // The old sessions end with the old password, this one too: it goes on as a new one.
        var attempt = new Logins.Attempt(
                bearer.login(), form.value("clave_nueva"), cookies.read(Devices.COOKIE), caller.actor());
        Logins.SignedIn entered = logins.account(attempt, Bearer.Purpose.WEB, Browser.named(agent));
        return Response.fromResponse(frame.redirect(PLACE, "password-changed"))
                .cookie(cookies.session(entered.token()), cookies.device(entered.device()))
                .build();
    }

    @POST
    @Path("sesiones/{id}/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endSession(@PathParam("id") String id) {
        tokens.endSession(PathId.uuid(id), frame.bearer().id(), caller.actor());
        return frame.redirect(PLACE, "session-ended");
    }

    @POST
    @Path("sesiones/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endOthers() {
        Bearer bearer = frame.bearer();
        tokens.sessions(bearer.id()).stream()
                .filter(session -> !session.id().equals(bearer.tokenId()))
                .forEach(session -> tokens.endSession(session.id(), bearer.id(), caller.actor()));
        return frame.redirect(PLACE, "sessions-ended");
    }

    private static void check(Form form) {
        String wanted = form.value("clave_nueva");
        if (wanted.length() < Passwords.SHORTEST || wanted.length() > Passwords.LONGEST) {
            throw Refusal.of(List.of(
                    new FieldError("clave_nueva", "field.not-a-password", Passwords.SHORTEST, Passwords.LONGEST)));
        }
        if (!wanted.equals(form.value("clave_repetida"))) {
            throw Refusal.of(List.of(new FieldError("clave_repetida", "field.not-the-same")));
        }
    }

    private Response page(int status, Form form) {
        Bearer bearer = frame.bearer();
        return frame.page(status, Templates.account(frame, form, tokens.sessions(bearer.id()), bearer.tokenId()));
    }
}
