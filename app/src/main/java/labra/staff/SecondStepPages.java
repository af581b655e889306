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
import java.util.Map;
import labra.access.Cookies;
import labra.access.Logins;
import labra.access.limits.RateLimited;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.PagePaths;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The second step of signing in: the code of an application, or a recovery code.
@Path(PagePaths.SIGN_IN + "/codigo")
@PermitAll
@RunOnVirtualThread
@BodyLimit(BodyLimit.FORM)
public class SecondStepPages {
    static final String COOKIE = "labra_paso";

    private final Logins logins;
    private final Cookies cookies;
    private final Frame frame;
    private final Entrance entrance;

    SecondStepPages(Logins logins, Cookies cookies, Frame frame, Entrance entrance) {
        this.logins = logins;
        this.cookies = cookies;
        this.frame = frame;
        this.entrance = entrance;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance secondStep(Frame frame, Form form, String back);
    }

    @GET
    public Response form(@RestQuery @Nullable String volver) {
        return logins.isHalfway(cookies.read(COOKIE))
                ? frame.page(Templates.secondStep(frame, new Form(Map.of()), LocalPath.of(volver)))
                : frame.redirect(PagePaths.SIGN_IN);
    }

    @POST
    @RateLimited
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        String back = LocalPath.of(form.value("volver"));
        String halfway = cookies.read(COOKIE);
        if (!logins.isHalfway(halfway)) {
            return frame.redirect(PagePaths.SIGN_IN, "halfway-over");
        }
        try {
            return entrance.opens(logins.session(halfway, form.value("codigo"), entrance.visit()), back);
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(refusal.problem().status(), Templates.secondStep(frame, form, back));
        }
    }
}
