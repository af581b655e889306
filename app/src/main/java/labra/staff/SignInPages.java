package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import labra.access.Cookies;
import labra.access.Devices;
import labra.access.Logins;
import labra.access.Tokens;
import labra.access.limits.RateLimited;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.PagePaths;
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
    private final Entrance entrance;

    SignInPages(Logins logins, Tokens tokens, Caller caller, Cookies cookies, Frame frame, Entrance entrance) {
        this.logins = logins;
        this.tokens = tokens;
        this.caller = caller;
        this.cookies = cookies;
        this.frame = frame;
        this.entrance = entrance;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance signIn(Frame frame, Form form, String back);
    }

    @GET
    @Path(PagePaths.SIGN_IN)
    public Response form(@RestQuery @Nullable String volver) {
        String back = LocalPath.of(volver);
        return frame.signedIn()
                ? frame.redirect(back)
                : frame.page(Templates.signIn(frame, new Form(java.util.Map.of()), back));
    }

    @POST
    @Path(PagePaths.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RateLimited
    public Response signIn(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        String back = LocalPath.of(form.value("volver"));
        try {
            var attempt = new Logins.Attempt(
                    form.value("usuario").strip(), form.value("clave"), cookies.read(Devices.COOKIE), caller.actor());
            return switch (logins.session(attempt, entrance.label())) {
                case Logins.SignedIn entered -> entrance.opens(entered, back);
                case Logins.Halfway halfway -> secondStep(halfway, back);
            };
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(refusal.problem().status(), Templates.signIn(frame, form, back));
        }
    }

    private Response secondStep(Logins.Halfway halfway, String back) {
        String place = PagePaths.SIGN_IN + "/codigo?volver=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return Response.fromResponse(frame.redirect(place))
                .cookie(entrance.halfway(halfway.text(), Logins.HALFWAY_LIFE))
                .build();
    }

    @POST
    @Path(PagePaths.SIGN_OUT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut() {
        if (frame.signedIn()) {
            tokens.endSession(frame.bearer().tokenId(), frame.bearer().id(), caller.actor());
        }
        return Response.fromResponse(frame.redirect(PagePaths.SIGN_IN, "signed-out"))
                .cookie(cookies.sessionEnded())
                .build();
    }
}
