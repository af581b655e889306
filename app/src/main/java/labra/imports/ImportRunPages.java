package labra.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
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
import labra.csv.FormulaGuard;
import labra.csv.ImportFailure;
import labra.csv.ImportMessages;
import labra.imports.loading.ImportRun;
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

    private final Imports imports;
    private final UploadedFiles files;
    private final Caller caller;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Frame frame;

    ImportRunPages(
            Imports imports, UploadedFiles files, Caller caller, Rights rights, BulkReads bulkReads, Frame frame) {
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.imports = imports;
        this.files = files;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance run(
                Frame frame, ImportRun run, List<Rejection> rejections, @Nullable UUID upload);

        static native TemplateInstance progress(Frame frame, ImportRun run);
    }

    @GET
    @Path("{run: \\d+}")
    public Response run(@PathParam("run") String run) {
        ImportRun found = found(run);
        UUID upload = found.state() == ImportRun.State.FAILED
                ? files.ofRun(found.id()).map(Uploads.Upload::id).orElse(null)
                : null;
        return frame.page(Templates.run(frame, found, imports.rejected(found.id(), 0, REJECTED_SHOWN), upload));
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
            return frame.redirect(place, "import-was-undone", imports.undo(found, caller.actor()));
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
            try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                csv.writeRecord(
                        ImportMessages.text(locale, "rejected.line"),
                        ImportMessages.text(locale, "rejected.reason"),
                        ImportMessages.text(locale, "rejected.original"));
                long after = 0;
                List<Rejection> some = imports.rejected(found.id(), after, REJECTED_AT_ONCE);
                while (!some.isEmpty()) {
                    some.forEach(rejection -> csv.writeRecord(
                            Long.toString(rejection.line()),
                            FormulaGuard.guarded(rejection.why(locale)),
                            FormulaGuard.guarded(rejection.original())));
                    after = some.getLast().line();
                    some = imports.rejected(found.id(), after, REJECTED_AT_ONCE);
                }
            }
        };
        return Response.ok(file)
                .header("Content-Type", "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"" + "rejected-" + found.id() + ".csv\"")
                .build();
    }

    private ImportRun found(String run) {
        return imports.find(PathId.number(run)).orElseThrow(Problem.NOT_FOUND::refusal);
    }
}
