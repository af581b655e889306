package labra.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import labra.access.Role;
import labra.pages.Form;
import labra.pages.FormReader;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Files from other systems: uploaded, looked at, their columns named, tried out, loaded behind the reader's back.
@Path("/admin/importar")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class ImportPages {
    private static final String PLACE = "/admin/importar";
    private static final int PAST = 20;
    private static final int REJECTED_SHOWN = 50;
    private static final int REJECTED_AT_ONCE = 1_000;

    private final Imports imports;
    private final ImportDesk desk;
    private final Caller caller;
    private final Frame frame;
    private final FormReader forms;

    ImportPages(Imports imports, ImportDesk desk, Caller caller, Frame frame, FormReader forms) {
        this.imports = imports;
        this.desk = desk;
        this.caller = caller;
        this.frame = frame;
        this.forms = forms;
    }

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance home(
                Frame frame, List<Kind> kinds, Kind chosen, List<ImportRun> runs, @Nullable Long older);

        static native TemplateInstance file(Frame frame, ImportDesk.Look look);

        static native TemplateInstance run(
                Frame frame, ImportRun run, List<Rejection> rejections, @Nullable UUID upload);

        static native TemplateInstance progress(Frame frame, ImportRun run);
    }

    @GET
    public Response home(@RestQuery @Nullable String antes, @RestQuery @Nullable String tipo) {
        long before = antes != null && antes.matches("\\d{1,18}") ? Long.parseLong(antes) : Long.MAX_VALUE;
        List<ImportRun> runs = imports.newest(before, PAST);
        Long older = runs.size() == PAST ? (Long) runs.getLast().id() : null;
        return frame.page(Templates.home(frame, List.of(Kind.values()), kind(tipo), runs, older));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm("_csrf") @Nullable String csrf,
            @RestForm("tipo") @Nullable String tipo,
            @RestForm("archivo") @Nullable FileUpload archivo)
            throws IOException {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add("_csrf", csrf == null ? "" : csrf);
        forms.read(sent);
        if (archivo == null || archivo.size() == 0) {
            return frame.redirect(PLACE, "refused", frame.word("import-no-file"));
        }
        UUID id = desk.keep(kind(tipo), archivo.fileName(), Files.readAllBytes(archivo.uploadedFile()), caller.actor());
        return frame.redirect(PLACE + "/archivo/" + id);
    }

    @GET
    @Path("archivo/{id}")
    public Response look(@PathParam("id") String id) {
        try {
            return frame.page(Templates.file(frame, desk.look(PathId.uuid(id), frame.locale())));
        } catch (ImportFailure unreadable) {
            return frame.redirect(PLACE, "refused", unreadable.text(frame.locale()));
        }
    }

    @POST
    @Path("archivo/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response map(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = forms.read(sent);
        Map<String, String> answers = new HashMap<>();
        form.all().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        desk.map(PathId.uuid(id), answers, caller.actor());
        return frame.redirect(PLACE + "/archivo/" + PathId.uuid(id));
    }

    @POST
    @Path("archivo/{id}/empezar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = forms.read(sent);
        var who = new Imports.Caller(caller.actor().name(), frame.locale(), false);
        try {
            long run = desk.start(PathId.uuid(id), who, form.is("avisar", "true"), caller.actor());
            return frame.redirect(PLACE + "/" + run);
        } catch (ImportFailure failure) {
            return frame.redirect(PLACE + "/archivo/" + PathId.uuid(id), "refused", failure.text(frame.locale()));
        }
    }

    @GET
    @Path("{run: \\d+}")
    public Response run(@PathParam("run") String run) {
        ImportRun found = found(run);
        UUID upload = found.state() == ImportRun.State.INTERRUPTED || found.state() == ImportRun.State.FAILED
                ? desk.ofRun(found.id()).map(Uploads.Upload::id).orElse(null)
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

    /// The rejected rows as a file, a thousand at a time however many there are.
    @GET
    @Path("{run: \\d+}/rechazadas")
    public Response rejected(@PathParam("run") String run) {
        ImportRun found = found(run);
        Locale locale = frame.locale();
        StreamingOutput file = out -> {
            try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                csv.writeRecord(
                        Words.text(locale, "rejected.line"),
                        Words.text(locale, "rejected.reason"),
                        Words.text(locale, "rejected.original"));
                long after = 0;
                List<Rejection> some = imports.rejected(found.id(), after, REJECTED_AT_ONCE);
                while (!some.isEmpty()) {
                    some.forEach(rejection -> csv.writeRecord(
                            Long.toString(rejection.line()), rejection.why(locale), rejection.original()));
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

    private static Kind kind(@Nullable String written) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(written))
                .findFirst()
                .orElse(Kind.FINES);
    }
}
