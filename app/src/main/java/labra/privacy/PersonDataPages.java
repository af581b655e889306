package labra.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import labra.access.BulkReads;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.Rights;
import labra.pages.Frame;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.reports.Pdf;
import labra.reports.PdfFonts;
import labra.reports.PrintedText;
import labra.web.PathId;
import labra.web.Problem;

/// All that is held of a person, for them to take away: as a program reads it, and on paper.
@Path("/admin/datos/{id}/descarga")
@PermissionsAllowed(Right.EXPORT_PRIVACY)
@ProofWanted
@RunOnVirtualThread
public class PersonDataPages {
    private final Database database;
    private final Frame frame;
    private final TownSettings town;
    private final PdfFonts fonts;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final ObjectMapper json;
    private final Clock clock;

    PersonDataPages(
            Database database,
            Frame frame,
            TownSettings town,
            PdfFonts fonts,
            Rights rights,
            BulkReads bulkReads,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.frame = frame;
        this.town = town;
        this.fonts = fonts;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.json = json;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        static native TemplateInstance print(Frame frame, PrintedPerson printed, PdfFonts fonts);
    }

    @GET
    @Path("json")
    public Response json(@PathParam("id") String id) {
        return file(id, "json", MediaType.APPLICATION_JSON, data(id).toPrettyString());
    }

    @GET
    @Path("pdf")
    public Response pdf(@PathParam("id") String id) {
        PrintedText text = new PrintedText(fonts);
        PrintedPerson printed = PrintedPerson.of(data(id), town.name(), clock.instant(), frame.format(), text);
        String html =
                Templates.print(frame, printed, fonts).setLocale(frame.locale()).render();
        return file(id, "pdf", "application/pdf", Pdf.of(html, text));
    }

    private Response file(String id, String kind, String type, Object content) {
        bulkReads.exported(rights.reader(), "datos", kind, 1);
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"datos-" + PathId.number(id) + "." + kind + "\"")
                .build();
    }

    private JsonNode data(String id) {
        long number = PathId.number(id);
        String data = database.read(PersonData.class, all -> all.of(number)).orElseThrow(Problem.NOT_FOUND::refusal);
        try {
            return json.readTree(data);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
