package labra.panel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import labra.access.Right;
import labra.pages.Frame;

/// The parts of the first page that renew themselves. They have a longer path than any register's.
@Path("/admin/panel")
@PermissionsAllowed(Right.SEE_PANEL)
@RunOnVirtualThread
public class PanelParts {
    private final Start start;
    private final PanelViews views;
    private final Frame frame;

    PanelParts(Start start, PanelViews views, Frame frame) {
        this.start = start;
        this.views = views;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "panel")
    static class Templates {
        static native TemplateInstance start(Frame frame, StartView start);

        static native TemplateInstance numbers(Frame frame, PanelView view);

        static native TemplateInstance live(Frame frame, LastMinute live);
    }

    @GET
    @Path("espera")
    public Response start() {
        return frame.page(Templates.start(frame, start.view()));
    }

    @GET
    @Path("numeros")
    public Response numbers() {
        return frame.page(Templates.numbers(frame, views.view()));
    }

    @GET
    @Path("ahora")
    public Response now() {
        return frame.page(Templates.live(frame, views.live()));
    }
}
