package labra.demo;

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
import labra.access.ProofWanted;
import labra.access.Right;
import labra.pages.Frame;
import labra.web.Caller;

/// Where an administrator takes the demonstration's data out, after having seen what goes.
@Path("/admin/demostracion")
@PermissionsAllowed(Right.CHANGE_SETTINGS)
@ProofWanted
@RunOnVirtualThread
public class DemoPages {
    private static final String PLACE = "/admin/demostracion";

    private final DemoRemoval removal;
    private final Frame frame;
    private final Caller caller;

    DemoPages(DemoRemoval removal, Frame frame, Caller caller) {
        this.removal = removal;
        this.frame = frame;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        static native TemplateInstance removal(Frame frame, DemoRemoval.Counts left);
    }

    @GET
    public Response left() {
        return frame.page(Templates.removal(frame, removal.left()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(MultivaluedMap<String, String> sent) {
        DemoRemoval.Counts gone = removal.remove(caller.actor());
        return frame.redirect(
                PLACE, "demo-removed", gone.fines(), gone.vehicles(), gone.people(), gone.officers(), gone.offences());
    }
}
