package labra.fines.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import labra.access.Right;
import labra.fines.FineRow;
import labra.pages.Frame;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.lists.PageRequest;

/// The latest fines of a person, a vehicle or an officer, as a part of their pages.
@Path("/admin/multas-de")
@PermissionsAllowed(Right.SEE_FINES)
@RunOnVirtualThread
public class TimelinePart {
    private static final int SHOWN = 20;

    private final Database database;
    private final FineRegister register;
    private final Frame frame;

    TimelinePart(Database database, FineRegister register, Frame frame) {
        this.database = database;
        this.register = register;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance timeline(Frame frame, List<FineRow> fines);
    }

    @GET
    public Response latest(UriInfo uri) {
        Fields fields = Query.of("/admin/multas", uri.getQueryParameters())
                .with("limite", Integer.toString(SHOWN))
                .fields();
        var listing = register.listing(fields);
        PageRequest request = PageRequest.read(fields, FineRow.SORTS, "-timestamp");
        return frame.page(Templates.timeline(
                frame,
                database.read(
                        handle -> listing.window(handle, FineRow.class, request).items())));
    }
}
