package labra.privacy;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import labra.access.BulkReads;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.Rights;
import labra.pages.Frame;
import labra.platform.TownSettings;
import labra.reports.Pdf;
import labra.reports.PdfFonts;
import labra.reports.PrintedText;
import labra.web.PathId;

/// All that is held of a person, for them to take away: as a program reads it, and on paper.
@Path("/admin/datos/{id}/descarga")
@PermissionsAllowed(Right.EXPORT_PRIVACY)
@ProofWanted
@RunOnVirtualThread
public class PersonDataPages {
    private final PersonData data;
    private final Frame frame;
    private final TownSettings town;
    private final PdfFonts fonts;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Clock clock;

    PersonDataPages(
            PersonData data,
            Frame frame,
            TownSettings town,
            PdfFonts fonts,
            Rights rights,
            BulkReads bulkReads,
            Clock clock) {
        this.data = data;
        this.frame = frame;
        this.town = town;
        this.fonts = fonts;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        static native TemplateInstance print(Frame frame, PrintedPerson printed, PdfFonts fonts);
    }

    /// Written while it is read: whoever has very many fines gets them all.
    @GET
    @Path("json")
    public Response json(@PathParam("id") String id) {
        long number = PathId.number(id);
        data.require(number);
        StreamingOutput written = out -> data.write(number, out);
        return file(number, "json", MediaType.APPLICATION_JSON, written);
    }

    @GET
    @Path("pdf")
    public Response pdf(@PathParam("id") String id) {
        long number = PathId.number(id);
        data.require(number);
        PrintedText text = new PrintedText(fonts);
        PrintedPerson printed = PrintedPerson.of(
                data.first(number, PrintedPerson.MOST),
                new PrintedPerson.Sheet(town.name(), clock.instant(), frame.format(), text));
        String html =
                Templates.print(frame, printed, fonts).setLocale(frame.locale()).render();
        return file(number, "pdf", "application/pdf", Pdf.of(html, text));
    }

    private Response file(long number, String kind, String type, Object content) {
        bulkReads.exported(rights.reader(), "datos", kind, 1);
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"datos-" + number + "." + kind + "\"")
                .build();
    }
}
