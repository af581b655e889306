package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import labra.access.Bearer;
import labra.access.Cookies;
import labra.access.Counted;
import labra.access.Devices;
import labra.access.Logins;
import labra.access.SecurityEvents;
import labra.access.Tokens;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.web.Caller;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Coming in with user name and password, and going out again. The session is a signed token in a cookie.
@Path("/")
@PermitAll
@RunOnVirtualThread
@BodyLimit(BodyLimit.FORM)
public class SignInPages {
    private final Logins logins;
    private final Tokens tokens;
    private final Caller caller;
    private final Cookies cookies;
    private final Frame frame;

    SignInPages(Logins logins, Tokens tokens, Caller caller, Cookies cookies, Frame frame) {
        this.logins = logins;
        this.tokens = tokens;
        this.caller = caller;
        this.cookies = cookies;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance signIn(Frame frame, Form form, String back);
    }

    @GET
    @Path("entrar")
    public Response form(@RestQuery @Nullable String volver) {
        String back = LocalPath.of(volver);
        return frame.signedIn()
                ? frame.redirect(back)
                : frame.page(Templates.signIn(frame, new Form(java.util.Map.of()), back));
    }

    @POST
    @Path("entrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Counted
    public Response signIn(
            MultivaluedMap<String, String> sent, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent) {
        Form form = Form.sent(sent);
        String back = LocalPath.of(form.value("volver"));
        try {
            var attempt = new Logins.Attempt(
                    form.value("usuario").strip(), form.value("clave"), cookies.read(Devices.COOKIE), caller.actor());
            Logins.SignedIn entered = logins.account(attempt, Bearer.Purpose.WEB, Browser.named(agent));
            return Response.fromResponse(entered(entered.confined() ? "/admin/clave" : back, entered.heldBack()))
                    .cookie(cookies.session(entered.token()), cookies.device(entered.device()))
                    .build();
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(refusal.problem().status(), Templates.signIn(frame, form, back));
        }
    }

    /// Who was locked out meanwhile hears of it.
    private Response entered(String place, SecurityEvents.Rows.HeldBack heldBack) {
        Instant last = heldBack.last();
        return last == null
                ? frame.redirect(place)
                : frame.redirect(place, "held-back-meanwhile", heldBack.times(), frame.moment(last));
    }

    @POST
    @Path("salir")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut() {
        if (frame.signedIn()) {
            tokens.endSession(frame.bearer().tokenId(), frame.bearer().id(), caller.actor());
        }
        return Response.fromResponse(frame.redirect("/entrar", "signed-out"))
                .cookie(cookies.sessionEnded())
                .build();
    }
}
