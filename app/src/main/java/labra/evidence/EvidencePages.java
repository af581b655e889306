package labra.evidence;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import labra.access.Right;
import labra.fines.desk.FinePart;
import labra.pages.Frame;
import labra.web.PathId;

/// The evidence of a fine for staff: small on the fine's page, large on its own. Each picture that is sent is noted
/// before it is sent.
@Path("/admin/evidencias/{id}")
@RunOnVirtualThread
@PermissionsAllowed(Right.SEE_FINES)
public class EvidencePages {
    static final String PLACE = "/admin/evidencias";

    /// A picture is drawn, and nothing in it is run.
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final EvidenceDesk desk;
    private final Frame frame;

    EvidencePages(EvidenceDesk desk, Frame frame) {
        this.desk = desk;
        this.frame = frame;
    }

    @Produces
    @Singleton
    static FinePart part() {
        return new FinePart(5, "evidence", PLACE);
    }

    @CheckedTemplate(basePath = "evidence")
    static class Templates {
        static native TemplateInstance part(Frame frame, EvidenceDesk.View view, long opened);

        static native TemplateInstance evidence(Frame frame, EvidenceDesk.View view, List<EvidenceDesk.Seen> looks);
    }

    @GET
    @Path("parte")
    public Response part(@PathParam("id") String id) {
        EvidenceDesk.View view = desk.view(PathId.uuid(id));
        return frame.page(
                Templates.part(frame, view, desk.listed(view, frame.bearer().getName())));
    }

    @GET
    public Response evidence(@PathParam("id") String id) {
        UUID fine = PathId.uuid(id);
        EvidenceDesk.View view = desk.view(fine);
        return frame.page(Templates.evidence(frame, view, desk.looks(view)));
    }

    /// Drawn small and anew, for who opened the page that shows all of them.
    @GET
    @Path("{sha256}/miniatura")
    public Response small(
            @PathParam("id") String id, @PathParam("sha256") String sha256, @QueryParam("vista") long opened) {
        EvidenceDesk.Sent sent =
                desk.small(PathId.uuid(id), sha256, opened, frame.bearer().getName());
        return file(sent, "inline");
    }

    /// As it is shown: without what tells of places and devices.
    @GET
    @Path("{sha256}/imagen")
    public Response picture(@PathParam("id") String id, @PathParam("sha256") String sha256) {
        EvidenceDesk.Sent sent =
                desk.shown(PathId.uuid(id), sha256, frame.bearer().getName());
        return file(sent, "inline");
    }

    /// As it came, to the byte.
    @GET
    @Path("{sha256}/original")
    public Response original(@PathParam("id") String id, @PathParam("sha256") String sha256) {
        EvidenceDesk.Sent sent =
                desk.taken(PathId.uuid(id), sha256, frame.bearer().getName());
        return file(sent, "attachment");
    }

    private static Response file(EvidenceDesk.Sent sent, String disposition) {
        return Response.ok((StreamingOutput) sent.bytes()::to, sent.type())
                .header("Content-Disposition", disposition + "; filename=\"" + sent.name() + "\"")
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .build();
    }
}
