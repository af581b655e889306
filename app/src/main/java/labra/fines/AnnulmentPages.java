package labra.fines;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Role;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;

/// Annulling a fine takes two: one asks with a reason, another confirms.
@Path("/admin/anulaciones")
@RunOnVirtualThread
public class AnnulmentPages {
    private static final Map<String, Problem> REFUSALS = Map.of(
            "annulment_waiting", Problem.ALREADY_ASKED,
            "annulment_needs_two", Problem.SECOND_PERSON,
            "annulment_fine_id_fkey", Problem.NOT_FOUND);

    private final Database database;
    private final Writes writes;
    private final Caller caller;
    private final Frame frame;

    AnnulmentPages(Database database, Writes writes, Caller caller, Frame frame) {
        this.database = database;
        this.writes = writes;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance annulments(
                Frame frame, List<Annulments.Row> waiting, List<Annulments.Row> decided);
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Response list() {
        return frame.page(Templates.annulments(
                frame,
                database.read(Annulments.class, Annulments::waiting),
                database.read(Annulments.class, Annulments::decided)));
    }

    @POST
    @Path("de/{fine}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response ask(@PathParam("fine") String fine, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        UUID id = PathId.uuid(fine);
        String place = "/admin/multas/" + id;
        try {
            Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
            Field<String> reason = fields.required("motivo", Fields.filledText(500));
            fields.check();
            writes.in(caller.actor(), REFUSALS, handle -> {
                boolean open = handle.attach(Fines.class)
                        .find(id)
                        .filter(found -> found.status() != FineStatus.VOIDED)
                        .isPresent();
                if (!open) {
                    throw Problem.ALREADY_VOIDED.refusal();
                }
                handle.attach(Annulments.class)
                        .ask(id, reason.get(), frame.bearer().id());
                return true;
            });
            return frame.redirect(place, "annulment-asked");
        } catch (Refusal refusal) {
            String why =
                    refusal.errors().isEmpty() ? refusal.message(frame.locale()) : frame.word("annulment-needs-reason");
            return frame.redirect(place, "refused", why);
        }
    }

    @POST
    @Path("{id}/confirmar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response confirm(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return decide(id, sent, true);
    }

    @POST
    @Path("{id}/rechazar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response refuse(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return decide(id, sent, false);
    }

    private Response decide(String id, MultivaluedMap<String, String> sent, boolean confirmed) {
        long number = PathId.number(id);
        Annulments.Row asked = database.read(Annulments.class, annulments -> annulments.find(number))
                .orElseThrow(Problem.NOT_FOUND::refusal);
        String place = "/admin/multas/" + asked.fineId();
        try {
            writes.in(caller.actor(), REFUSALS, handle -> {
                Annulments annulments = handle.attach(Annulments.class);
                boolean decided = annulments.decide(number, frame.bearer().id(), confirmed);
                if (!decided || (confirmed && !annulments.annul(asked.fineId(), asked.reason()))) {
                    throw Problem.ALREADY_VOIDED.refusal();
                }
                return true;
            });
            return frame.redirect(place, confirmed ? "annulment-confirmed" : "annulment-refused");
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", refusal.message(frame.locale()));
        }
    }
}
