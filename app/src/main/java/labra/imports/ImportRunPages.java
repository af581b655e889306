package labra.imports;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.csv.ImportFailure;
import labra.imports.fines.ImportReversal;
import labra.imports.loading.ImportRun;
import labra.imports.loading.RejectedRows;
import labra.imports.mapping.Rejection;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// An import under way or over: how far it is, what it came to, and the rows that it rejected.
@Path("/admin/importar")
@PermissionsAllowed(Right.IMPORT)
@RunOnVirtualThread
public class ImportRunPages {
    private static final int REJECTED_SHOWN = 50;
    private static final int REJECTED_AT_ONCE = 1_000;

    private final ImportHistory history;
    private final UploadedFiles files;
    private final Caller caller;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Frame frame;

    ImportRunPages(
            ImportHistory history,
            UploadedFiles files,
            Caller caller,
            Rights rights,
            BulkReads bulkReads,
            Frame frame) {
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.history = history;
        this.files = files;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance run(
                Frame frame,
                ImportRun run,
                List<Rejection> rejections,
                ImportReversal.Annulled annulled,
                @Nullable UUID upload);

        static native TemplateInstance progress(Frame frame, ImportRun run);
    }

    @GET
    @Path("{run: \\d+}")
    public Response run(@PathParam("run") String run) {
        ImportRun found = found(run);
        UUID upload = found.state() == ImportRun.State.FAILED
                ? files.ofRun(found.id()).map(Uploads.Upload::id).orElse(null)
                : null;
        return frame.page(Templates.run(
                frame, found, history.rejected(found.id(), 0, REJECTED_SHOWN), history.annulled(found.id()), upload));
    }

    /// How far a run is, as a part of its page that asks again while it goes on.
    @GET
    @Path("{run: \\d+}/avance")
    public Response progress(@PathParam("run") String run) {
        ImportRun found = found(run);
        Response part = frame.page(Templates.progress(frame, found));
        return found.state() == ImportRun.State.RUNNING
                ? part
                : Response.fromResponse(part).header("HX-Refresh", "true").build();
    }

    /// Takes an import of fines back, once somebody said that they are sure.
    @POST
    @Path("{run: \\d+}/deshacer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("run") String run, MultivaluedMap<String, String> sent) {
        ImportRun found = found(run);
        String place = "/admin/importar/" + found.id();
        if (!Form.sent(sent).is("seguro", "true")) {
            return frame.redirect(place, "refused", frame.word("import-undo-unsure"));
        }
        try {
            ImportReversal.Undone undone = history.undo(found, caller.actor());
            return frame.redirect(place, "import-was-undone", undone.annulled(), undone.takenBack());
        } catch (ImportFailure failure) {
            return frame.redirect(place, "refused", failure.text(frame.locale()));
        }
    }

    /// The rejected rows as a file, a thousand at a time however many there are.
    @GET
    @Path("{run: \\d+}/rechazadas")
    public Response rejected(@PathParam("run") String run) {
        ImportRun found = found(run);
        Locale locale = frame.locale();
        bulkReads.exported(rights.reader(), "importar", "csv", found.rejected());
        bulkReads.people(rights.reader(), found.rejected());
        StreamingOutput file = out -> {
            try (RejectedRows rows = new RejectedRows(new OutputStreamWriter(out, StandardCharsets.UTF_8), locale)) {
                List<Rejection> some = history.rejected(found.id(), 0, REJECTED_AT_ONCE);
                while (!some.isEmpty()) {
                    some.forEach(rows::add);
                    some = history.rejected(found.id(), some.getLast().line(), REJECTED_AT_ONCE);
                }
            }
        };
        return Response.ok(file)
                .header("Content-Type", "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"" + "rejected-" + found.id() + ".csv\"")
                .build();
    }

    private ImportRun found(String run) {
        return history.find(PathId.number(run)).orElseThrow(Problem.NOT_FOUND::refusal);
    }
}
