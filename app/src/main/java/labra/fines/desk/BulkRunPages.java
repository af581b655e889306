package labra.fines.desk;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.Right;
import labra.access.Rights;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// Bulks of fines under way or over: how far each is, which fines it left out and why, and its way back.
@Path(Bulk.PLACE)
@RunOnVirtualThread
public class BulkRunPages {
    private static final int LEFT_OUT_SHOWN = 100;

    private final Database database;
    private final BulkRuns runs;
    private final Rights rights;
    private final Caller caller;
    private final Frame frame;

    BulkRunPages(Database database, BulkRuns runs, Rights rights, Caller caller, Frame frame) {
        this.database = database;
        this.runs = runs;
        this.rights = rights;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance bulks(Frame frame, List<Bulk> bulks);

        static native TemplateInstance bulkrun(
                Frame frame, Form form, Bulk bulk, Bulks.Count count, List<Bulks.LeftOut> leftOut);

        static native TemplateInstance bulkprogress(Frame frame, Bulk bulk, Bulks.Count count);
    }

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response list() {
        return frame.page(Templates.bulks(frame, database.read(Bulks.class, Bulks::newest)));
    }

    @GET
    @Path("{id: \\d+}")
    @PermissionsAllowed(Right.SEE_FINES)
    public Response view(@PathParam("id") String id) {
        return frame.page(shown(found(id), new Form(Map.of())));
    }

    private TemplateInstance shown(Bulk bulk, Form form) {
        return database.read(
                Bulks.class,
                bulks -> Templates.bulkrun(
                        frame, form, bulk, bulks.count(bulk.id()), bulks.leftOut(bulk.id(), LEFT_OUT_SHOWN)));
    }

    /// How far it is, as a part of its page that asks again while it goes on.
    @GET
    @Path("{id: \\d+}/avance")
    @PermissionsAllowed(Right.SEE_FINES)
    public Response progress(@PathParam("id") String id) {
        Bulk bulk = found(id);
        Bulks.Count count = database.read(Bulks.class, bulks -> bulks.count(bulk.id()));
        Response part = frame.page(Templates.bulkprogress(frame, bulk, count));
        return bulk.running()
                ? part
                : Response.fromResponse(part).header("HX-Refresh", "true").build();
    }

    /// Takes back what nothing followed, for a reason, within ten minutes.
    @POST
    @Path("{id: \\d+}/deshacer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response undo(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Bulk bulk = found(id);
        rights.need(bulk.action().right());
        Form form = Form.sent(sent);
        try {
            Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
            Field<String> reason = fields.required("motivo", Fields.filledText(500));
            fields.check();
            return runs.undo(bulk.id(), reason.get(), caller.actor())
                    ? frame.redirect(bulk.place(""))
                    : frame.redirect(bulk.place(""), "bulk-undo-late");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(422, shown(bulk, form));
        }
    }

    private Bulk found(String id) {
        return database.read(Bulks.class, bulks -> bulks.find(PathId.number(id)))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }
}
