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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import labra.access.Right;
import labra.access.Role;
import labra.edge.BodyLimit;
import labra.fines.desk.LinkedFilter;
import labra.imports.loading.ImportRun;
import labra.imports.mapping.Kind;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.web.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Files from other systems: what was imported, and what comes next.
@Path("/admin/importar")
@PermissionsAllowed(Right.IMPORT)
@RunOnVirtualThread
public class ImportPages {
    static final String PLACE = "/admin/importar";
    private static final int PAST = 20;

    private final ImportHistory history;
    private final Largest largest;
    private final UploadedFiles files;
    private final Caller caller;
    private final Frame frame;

    ImportPages(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            ImportHistory history,
            UploadedFiles files,
            Caller caller,
            Frame frame) {
        this.history = history;
        this.largest = new Largest(largest.asLongValue());
        this.files = files;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(100, PLACE, "imports", "import", Right.IMPORT);
    }

    @Produces
    static UsualAct importing() {
        return new UsualAct(40, PLACE, "act-import", "import", Set.of(Role.ADMINISTRATOR));
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
        List<ImportRun> past = history.newest(before, PAST);
        Long older = past.size() == PAST ? (Long) past.getLast().id() : null;
        return frame.page(Templates.home(frame, List.of(Kind.values()), kind(tipo), past, older, largest));
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

    private static Kind kind(@Nullable String written) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(written))
                .findFirst()
                .orElse(Kind.FINES);
    }
}
