package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import labra.access.Bearer;
import labra.access.Right;
import labra.access.SecurityEvents;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;

/// Everybody's own account: where it is signed in.
@Path("/admin/cuenta")
@PermissionsAllowed(Right.KEEP_OWN_ACCOUNT)
@RunOnVirtualThread
public class OwnAccountPages {
    private static final String PLACE = "/admin/cuenta";

    private final Tokens tokens;
    private final SecurityEvents events;
    private final Caller caller;
    private final Frame frame;

    OwnAccountPages(Tokens tokens, SecurityEvents events, Caller caller, Frame frame) {
        this.tokens = tokens;
        this.events = events;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance account(
                Frame frame, List<TokenRecords.Session> sessions, List<SecurityEvents.Rows.Past> events, UUID current);
    }

    @GET
    public Response account() {
        return page();
    }

    @POST
    @Path("sesiones/{id}/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endSession(@PathParam("id") String id) {
        tokens.endSession(PathId.uuid(id), frame.bearer().id(), caller.actor());
        return frame.redirect(PLACE, "session-ended");
    }

    @POST
    @Path("sesiones/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endOthers() {
        Bearer bearer = frame.bearer();
        tokens.sessions(bearer.id()).stream()
                .filter(session -> !session.id().equals(bearer.tokenId()))
                .forEach(session -> tokens.endSession(session.id(), bearer.id(), caller.actor()));
        return frame.redirect(PLACE, "sessions-ended");
    }

    private Response page() {
        Bearer bearer = frame.bearer();
        return frame.page(
                Templates.account(frame, tokens.sessions(bearer.id()), events.latest(bearer.id()), bearer.tokenId()));
    }
}
