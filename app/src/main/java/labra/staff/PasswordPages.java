package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.Bearer;
import labra.access.Cookies;
import labra.access.Devices;
import labra.access.Logins;
import labra.access.Passwords;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.TownSettings;
import labra.web.BadField;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Choosing one's own password: by choice, or before anything else when somebody else chose the one that is.
@Path("/admin/clave")
@PermissionsAllowed(Right.CHANGE_OWN_PASSWORD)
@RunOnVirtualThread
public class PasswordPages {
    private final Logins logins;
    private final Caller caller;
    private final Cookies cookies;
    private final TownSettings town;
    private final Frame frame;

    PasswordPages(Logins logins, Caller caller, Cookies cookies, TownSettings town, Frame frame) {
        this.logins = logins;
        this.caller = caller;
        this.cookies = cookies;
        this.town = town;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance password(Frame frame, Form form, boolean confined);
    }

    @GET
    public Response form() {
        return page(200, new Form(Map.of()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            MultivaluedMap<String, String> sent, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent) {
        Form form = Form.sent(sent);
        Bearer bearer = frame.bearer();
        try {
            check(form, bearer);
            logins.changePassword(bearer, form.value("clave_actual"), form.value("clave_nueva"), caller.actor());
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), refusal.errors().isEmpty() ? "clave_actual" : null);
            return page(422, form);
        }
        // The old sessions end with the old password, this one too: it goes on as a new one.
        var attempt = new Logins.Attempt(
                bearer.login(), form.value("clave_nueva"), cookies.read(Devices.COOKIE), caller.actor());
        Logins.SignedIn entered = logins.account(attempt, Bearer.Purpose.WEB, Browser.named(agent));
        return Response.fromResponse(frame.redirect(bearer.confined() ? "/admin" : "/admin/cuenta", "password-changed"))
                .cookie(cookies.session(entered.token()), cookies.device(entered.device()))
                .build();
    }

    private void check(Form form, Bearer bearer) {
        String wanted = form.value("clave_nueva");
        try {
            Passwords.check(wanted, List.of(bearer.login(), town.name()));
            if (wanted.equals(form.value("clave_actual"))) {
                throw new BadField("field.the-same-password");
            }
            if (!wanted.equals(form.value("clave_repetida"))) {
                throw Refusal.of(List.of(new FieldError("clave_repetida", "field.not-the-same")));
            }
        } catch (BadField bad) {
            throw Refusal.of(List.of(bad.on("clave_nueva")));
        }
    }

    private Response page(int status, Form form) {
        return frame.page(status, Templates.password(frame, form, frame.bearer().confined()));
    }
}
