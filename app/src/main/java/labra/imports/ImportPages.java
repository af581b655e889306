package labra.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.csv.ImportFailure;
import labra.edge.BodyLimit;
import labra.fines.LinkedFilter;
import labra.imports.loading.ImportRun;
import labra.imports.mapping.Kind;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.web.Caller;
import labra.web.PathId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Files from other systems: uploaded, looked at, their columns named, tried out, loaded behind the reader's back.
@Path("/admin/importar")
@PermissionsAllowed(Right.IMPORT)
@RunOnVirtualThread
public class ImportPages {
    private static final String PLACE = "/admin/importar";
    private static final int PAST = 20;

    private final Imports imports;
    private final Largest largest;
    private final ImportDesk desk;
    private final UploadedFiles files;
    private final Caller caller;
    private final Frame frame;

    ImportPages(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            Imports imports,
            ImportDesk desk,
            UploadedFiles files,
            Caller caller,
            Frame frame) {
        this.imports = imports;
        this.largest = new Largest(largest.asLongValue());
        this.desk = desk;
        this.files = files;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(100, PLACE, "imports", "import", Right.IMPORT);
    }

    @Produces
    static LinkedFilter finesOfRun() {
        return new LinkedFilter("importacion", "importacion", "SELECT file_name FROM import_run WHERE id = :id");
    }

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance home(
                Frame frame,
                List<Kind> kinds,
                Kind chosen,
                List<ImportRun> runs,
                @Nullable Long older,
                Largest largest);

        static native TemplateInstance file(Frame frame, UploadView look);
    }

    /// How large a file may be.
    public record Largest(long bytes) {
        public long megabytes() {
            return bytes >> 20;
        }
    }

    @GET
    public Response home(@RestQuery @Nullable String antes, @RestQuery @Nullable String tipo) {
        long before = antes != null && antes.matches("\\d{1,18}") ? Long.parseLong(antes) : Long.MAX_VALUE;
        List<ImportRun> runs = imports.newest(before, PAST);
        Long older = runs.size() == PAST ? (Long) runs.getLast().id() : null;
        return frame.page(Templates.home(frame, List.of(Kind.values()), kind(tipo), runs, older, largest));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(BodyLimit.FILE)
    public Response upload(@RestForm("tipo") @Nullable String tipo, @RestForm("archivo") @Nullable FileUpload archivo) {
        if (archivo == null || archivo.size() == 0) {
            return frame.redirect(PLACE, "refused", frame.word("import-no-file"));
        }
        UUID id = files.keep(kind(tipo), archivo.fileName(), archivo.uploadedFile(), caller.actor());
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
        Form form = Form.sent(sent);
        Map<String, String> answers = new HashMap<>();
        form.all().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        desk.map(PathId.uuid(id), answers, caller.actor());
        return frame.redirect(PLACE + "/archivo/" + PathId.uuid(id));
    }

    @POST
    @Path("archivo/{id}/empezar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        var who = new Imports.Caller(caller.actor().name(), frame.locale(), false);
        try {
            long run = desk.start(PathId.uuid(id), who, form.is("avisar", "true"), caller.actor());
            return frame.redirect(PLACE + "/" + run);
        } catch (ImportFailure failure) {
            return frame.redirect(PLACE + "/archivo/" + PathId.uuid(id), "refused", failure.text(frame.locale()));
        }
    }

    private static Kind kind(@Nullable String written) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(written))
                .findFirst()
                .orElse(Kind.FINES);
    }
}
