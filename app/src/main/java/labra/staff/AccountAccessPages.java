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
import java.util.Map;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.SecondFactors;
import labra.access.Tokens;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Refusal;

/// Administrators end the sessions of others, one or all, and remove a second factor that its owner lost.
@Path("/admin/accesos/{id}")
@PermissionsAllowed(Right.END_SESSIONS)
@ProofWanted
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class AccountAccessPages {
    private static final int LONGEST_REASON = 500;

    private final Tokens tokens;
    private final SecondFactors factors;
    private final Caller caller;
    private final Frame frame;

    AccountAccessPages(Tokens tokens, SecondFactors factors, Caller caller, Frame frame) {
        this.factors = factors;
        this.tokens = tokens;
        this.caller = caller;
        this.frame = frame;
    }

    @POST
    @Path("sesiones/{session}/cerrar")
    public Response end(
            @PathParam("id") String id, @PathParam("session") String session, MultivaluedMap<String, String> sent) {
        Form.sent(sent);
        long account = PathId.number(id);
        tokens.endSession(PathId.uuid(session), account, caller.actor());
        return frame.redirect("/admin/usuarios/" + account, "session-ended");
    }

    @POST
    @Path("sesiones/cerrar")
    public Response endAll(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form.sent(sent);
        long account = PathId.number(id);
        tokens.sessions(account).forEach(session -> tokens.endSession(session.id(), account, caller.actor()));
        return frame.redirect("/admin/usuarios/" + account, "sessions-all-ended");
    }

    /// With a reason; whoever lost it signs in with the password alone, where the town lets them.
    @POST
    @Path("segundo-factor/quitar")
    @PermissionsAllowed(Right.RESET_FACTORS)
    public Response removeFactor(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        long account = PathId.number(id);
        String place = "/admin/usuarios/" + account;
        try {
            Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
            Field<String> reason = fields.required("motivo", Fields.filledText(LONGEST_REASON));
            fields.check();
            boolean removed = factors.removeLost(account, reason.get(), caller.actor());
            return frame.redirect(place, removed ? "factor-of-other-removed" : "factor-of-other-none");
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", frame.word("factor-reason-missing"));
        }
    }
}
