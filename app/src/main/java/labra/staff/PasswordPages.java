package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.Bearer;
import labra.access.Logins;
import labra.access.OwnCredentials;
import labra.access.RequiredAction;
import labra.access.Right;
import labra.access.SecondFactors;
import labra.access.passwords.Passwords;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.PagePaths;
import labra.platform.TownSettings;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Choosing one's own password: by choice, or before anything else when somebody else chose the one that is.
@Path(PagePaths.PASSWORD)
@PermissionsAllowed(Right.CHANGE_OWN_PASSWORD)
@RunOnVirtualThread
public class PasswordPages {
    private final OwnCredentials credentials;
    private final SecondFactors factors;
    private final Entrance entrance;
    private final TownSettings town;
    private final Frame frame;

    PasswordPages(
            OwnCredentials credentials, SecondFactors factors, Entrance entrance, TownSettings town, Frame frame) {
        this.credentials = credentials;
        this.factors = factors;
        this.entrance = entrance;
        this.town = town;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance password(Frame frame, Form form, @Nullable String lack);
    }

    @GET
    public Response form() {
        return page(200, new Form(Map.of()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Bearer bearer = frame.bearer();
        try {
            check(form, bearer);
            Logins.SignedIn entered = credentials.changePassword(
                    bearer, form.value("clave_actual"), form.value("clave_nueva"), entrance.visit());
            RequiredAction left = entered.lack();
            String next = left != null ? PagePaths.of(left) : bearer.lack() != null ? "/admin" : "/admin/cuenta";
            return entrance.with(entered, frame.redirect(next, "password-changed"));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), refusal.errors().isEmpty() ? "clave_actual" : null);
            return page(422, form);
        }
    }

    private void check(Form form, Bearer bearer) {
        String wanted = form.value("clave_nueva");
        try {
            int shortest = factors.of(bearer.id()).any() ? Passwords.SHORTEST_WITH_FACTOR : Passwords.SHORTEST;
            Passwords.check(wanted, List.of(bearer.login(), town.name()), shortest);
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
        RequiredAction lack = frame.bearer().lack();
        return frame.page(status, Templates.password(frame, form, lack == null ? null : "lack-" + lack));
    }
}
