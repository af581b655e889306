package labra.staff;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import labra.access.Logins;
import labra.access.Passkeys;
import labra.access.limits.RateLimited;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.PagePaths;
import labra.web.Refusal;

/// Coming in with a passkey, in place of the password and the code.
@Path(PagePaths.SIGN_IN + "/llave")
@PermitAll
@RunOnVirtualThread
@BodyLimit(2 * BodyLimit.FORM)
public class PasskeyEntryPages {
    private final Logins logins;
    private final Passkeys passkeys;
    private final Frame frame;
    private final Entrance entrance;

    PasskeyEntryPages(Logins logins, Passkeys passkeys, Frame frame, Entrance entrance) {
        this.logins = logins;
        this.passkeys = passkeys;
        this.frame = frame;
        this.entrance = entrance;
    }

    @GET
    public Response form() {
        return frame.redirect(PagePaths.SIGN_IN);
    }

    /// What the device is asked.
    @POST
    @RateLimited
    @Path("reto")
    public Response challenge() {
        return PasskeyPages.asked(passkeys.askToEnter());
    }

    @POST
    @RateLimited
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        String back = LocalPath.of(form.value("volver"));
        try {
            return entrance.opens(logins.sessionByPasskey(form.value("respuesta"), entrance.visit()), back);
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(refusal.problem().status(), SignInPages.Templates.signIn(frame, form, back));
        }
    }
}
