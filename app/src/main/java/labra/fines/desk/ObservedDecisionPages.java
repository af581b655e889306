package labra.fines.desk;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Refusal;

/// What is decided of an observed fine: that it is of another plate, or counts as it is.
@Path("/admin/observadas")
@RunOnVirtualThread
public class ObservedDecisionPages {
    private final Database database;
    private final FineDesk desk;
    private final Caller caller;
    private final Frame frame;

    ObservedDecisionPages(Database database, FineDesk desk, Caller caller, Frame frame) {
        this.database = database;
        this.desk = desk;
        this.caller = caller;
        this.frame = frame;
    }

    /// Ties the fine to the vehicle of the plate that was chosen, and if they wish those that wait for the same one.
    @POST
    @Path("{id}/vincular")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response tie(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        String plate = ObservedGroup.plate(form.value("placa"));
        UUID fine = PathId.uuid(id);
        List<UUID> others = form.is("todas", "si") ? ObservedGroup.alike(database, fine) : List.of();
        return settled(id, form, reason -> {
            desk.tie(fine, plate, reason, caller.actor());
            return 1
                    + (int) others.stream()
                            .filter(other -> isTied(other, plate, reason))
                            .count();
        });
    }

    /// Of several, one that somebody else settled meanwhile is left as it is.
    private boolean isTied(UUID other, String plate, String reason) {
        try {
            desk.tie(other, plate, reason, caller.actor());
            return true;
        } catch (Refusal settled) {
            return false;
        }
    }

    /// Accepts a fine whose vehicle is known in spite of what was observed.
    @POST
    @Path("{id}/aceptar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response accept(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return settled(id, Form.sent(sent), reason -> {
            desk.settle(PathId.uuid(id), reason, caller.actor());
            return 1;
        });
    }

    private Response settled(String id, Form form, ToIntFunction<String> work) {
        try {
            Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
            Field<String> reason = fields.required("motivo", Fields.filledText(500));
            fields.check();
            int settled = work.applyAsInt(reason.get());
            // One that was left for later stays for later.
            String next = ObservedGroup.next(database, frame.bearer().id(), PathId.uuid(id))
                    .orElse(ObservedGroup.PLACE);
            return frame.redirect(next, "observed-settled", settled);
        } catch (Refusal refusal) {
            String why =
                    refusal.errors().isEmpty() ? refusal.message(frame.locale()) : frame.word("annulment-needs-reason");
            return frame.redirect(ObservedGroup.PLACE + "/" + PathId.uuid(id), "refused", why);
        }
    }
}
