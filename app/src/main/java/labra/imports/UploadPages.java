package labra.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.csv.ImportFailure;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;

/// A file that somebody uploaded: looked at, its columns named, tried out, loaded behind the reader's back. A look
/// computes for seconds, which on a virtual thread would hold up every request.
@Path(ImportPages.PLACE + "/archivo/{id}")
@PermissionsAllowed(Right.IMPORT)
@Blocking
public class UploadPages {
    private final ImportDesk desk;
    private final UploadRuns runs;
    private final Caller caller;
    private final Frame frame;

    UploadPages(ImportDesk desk, UploadRuns runs, Caller caller, Frame frame) {
        this.desk = desk;
        this.runs = runs;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance file(Frame frame, UploadView look);
    }

    @GET
    public Response look(@PathParam("id") String id) {
        try {
            return frame.page(Templates.file(frame, desk.look(PathId.uuid(id), frame.locale())));
        } catch (ImportFailure unreadable) {
            return frame.redirect(ImportPages.PLACE, "refused", unreadable.text(frame.locale()));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response map(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Map<String, String> answers = new HashMap<>();
        Form.sent(sent).all().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        desk.map(PathId.uuid(id), answers, caller.actor());
        return frame.redirect(place(PathId.uuid(id)));
    }

    @POST
    @Path("empezar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        var who = new Imports.Caller(caller.actor().name(), frame.locale(), false);
        try {
            boolean announced = Form.sent(sent).is("avisar", "true");
            long run = runs.start(PathId.uuid(id), who, announced, caller.actor());
            return frame.redirect(ImportPages.PLACE + "/" + run);
        } catch (ImportFailure failure) {
            return frame.redirect(place(PathId.uuid(id)), "refused", failure.text(frame.locale()));
        }
    }

    private static String place(UUID id) {
        return ImportPages.PLACE + "/archivo/" + id;
    }
}
