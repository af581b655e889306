package labra.panel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import labra.access.Right;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.platform.Database;

/// The page that everybody begins at: their work first, then the town's numbers.
@Path("/admin")
@PermissionsAllowed(Right.SEE_PANEL)
@RunOnVirtualThread
public class PanelPages {
    private final Database database;
    private final Start start;
    private final PanelViews views;
    private final Frame frame;

    PanelPages(Database database, Start start, PanelViews views, Frame frame) {
        this.database = database;
        this.start = start;
        this.views = views;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(10, "/admin", "panel", "panel", Right.SEE_PANEL);
    }

    @CheckedTemplate(basePath = "panel")
    static class Templates {
        static native TemplateInstance panel(
                Frame frame, StartView start, PanelView view, LastMinute live, List<FirstSteps.Step> first);
    }

    @GET
    public Response panel() {
        return frame.page(Templates.panel(
                frame,
                start.view(),
                views.view(),
                views.live(),
                database.read(FirstSteps.Rows.class, FirstSteps.Rows::taken).steps()));
    }
}
