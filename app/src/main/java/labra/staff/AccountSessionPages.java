package labra.staff;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import labra.access.Right;
import labra.access.Tokens;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;

/// Administrators end the sessions of others: one, or all.
@Path("/admin/accesos/{id}/sesiones")
@PermissionsAllowed(Right.END_SESSIONS)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class AccountSessionPages {
    private final Tokens tokens;
    private final Caller caller;
    private final Frame frame;

    AccountSessionPages(Tokens tokens, Caller caller, Frame frame) {
        this.tokens = tokens;
        this.caller = caller;
        this.frame = frame;
    }

    @POST
    @Path("{session}/cerrar")
    public Response end(
            @PathParam("id") String id, @PathParam("session") String session, MultivaluedMap<String, String> sent) {
        Form.sent(sent);
        long account = PathId.number(id);
        tokens.endSession(PathId.uuid(session), account, caller.actor());
        return frame.redirect("/admin/usuarios/" + account, "session-ended");
    }

    @POST
    @Path("cerrar")
    public Response endAll(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form.sent(sent);
        long account = PathId.number(id);
        tokens.sessions(account).forEach(session -> tokens.endSession(session.id(), account, caller.actor()));
        return frame.redirect("/admin/usuarios/" + account, "sessions-all-ended");
    }
}
