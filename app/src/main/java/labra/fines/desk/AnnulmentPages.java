package labra.fines.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
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
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Refusal;

/// Annulling a fine or moving it to another plate takes two: one asks with a reason, another confirms.
@Path("/admin/anulaciones")
@RunOnVirtualThread
public class AnnulmentPages {
    private final Database database;
    private final AnnulmentRequests people;
    private final Caller caller;
    private final Frame frame;

    AnnulmentPages(Database database, AnnulmentRequests people, Caller caller, Frame frame) {
        this.database = database;
        this.people = people;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(40, "/admin/anulaciones", "annulments", "undo", Right.SEE_FINES);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                20,
                "/admin/anulaciones",
                "panel-annulments",
                Right.SEE_FINES,
                Right.DECIDE_FINES,
                handle -> handle.attach(Annulments.class).countWaiting());
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance annulments(
                Frame frame, List<Annulments.Row> waiting, List<Annulments.Row> decided);
    }

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response list() {
        return frame.page(Templates.annulments(
                frame,
                database.read(Annulments.class, Annulments::waiting),
                database.read(Annulments.class, Annulments::decided)));
    }

    @POST
    @Path("de/{fine}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response ask(@PathParam("fine") String fine, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        UUID id = PathId.uuid(fine);
        String place = "/admin/multas/" + id;
        try {
            Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
            Field<String> reason = fields.required("motivo", Fields.filledText(500));
            fields.check();
            people.ask(id, reason.get(), caller.actor());
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
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response confirm(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return decide(id, sent, true);
    }

    @POST
    @Path("{id}/rechazar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response refuse(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return decide(id, sent, false);
    }

    private Response decide(String id, MultivaluedMap<String, String> sent, boolean confirmed) {
        Annulments.Row asked = people.find(PathId.number(id));
        String place = "/admin/multas/" + asked.fineId();
        String kind = asked.annuls() ? "annulment" : "move";
        try {
            people.decide(asked, confirmed, caller.actor());
            return frame.redirect(place, kind + (confirmed ? "-confirmed" : "-refused"));
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", refusal.message(frame.locale()));
        }
    }
}
