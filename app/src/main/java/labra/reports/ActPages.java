package labra.reports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.Fine;
import labra.fines.FinePrices;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.letters.LogSeal;
import labra.officers.Officer;
import labra.officers.Officers;
import labra.pages.Frame;
import labra.pages.QrCode;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.prices.OwedText;
import labra.web.PathId;
import labra.web.Problem;

/// A fine on paper: what the act says, its number to quote and to scan, and room for the signatures.
@Path("/admin/multas/{id}/acta")
@PermissionsAllowed(Right.SEE_FINES)
@RunOnVirtualThread
public class ActPages {
    private final Database database;
    private final Frame frame;
    private final Clock clock;
    private final PdfFonts fonts;
    private final TownSettings town;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final FinePrices prices;
    private final LogSeal seal;

    ActPages(
            Database database,
            Frame frame,
            Clock clock,
            PdfFonts fonts,
            TownSettings town,
            Rights rights,
            BulkReads bulkReads,
            FinePrices prices,
            LogSeal seal) {
        this.database = database;
        this.frame = frame;
        this.clock = clock;
        this.fonts = fonts;
        this.town = town;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.prices = prices;
        this.seal = seal;
    }

    /// What is printed. Fines from before numbers were given have their id instead.
    public record Act(
            Fine fine,
            Officer officer,
            String owed,
            PrintedReport.Letterhead letterhead,
            Instant printedAt,
            String seal,
            RawString code) {
        public String name() {
            return fine.number() == null ? fine.id().toString() : fine.number();
        }

        public boolean voided() {
            return fine.status() == FineStatus.VOIDED;
        }
    }

    @CheckedTemplate(basePath = "reports")
    static class Templates {
        static native TemplateInstance act(Frame frame, Act act, PrintedText text);
    }

    @GET
    public Response pdf(@PathParam("id") String id) {
        Act act = act(PathId.uuid(id));
        bulkReads.people(rights.reader(), 1);
        var text = new PrintedText(fonts);
        String html = Templates.act(frame, act, text).setLocale(frame.locale()).render();
        return Response.ok(Pdf.of(html, text))
                .header("Content-Type", "application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"acta-" + act.fine().id() + ".pdf\"")
                .build();
    }

    private Act act(UUID id) {
        Fine fine = database.read(Fines.class, fines -> fines.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
        Officer officer = database.read(Officers.class, officers -> officers.find(fine.officerId()))
                .orElseThrow();
        String code = QrCode.png(fine.number() == null ? id.toString() : fine.number());
        return new Act(
                fine,
                officer,
                new OwedText(frame.format()).line(prices.told(fine)),
                new PrintedReport.Letterhead(town.name(), town.contact().orElse(null), fonts.family()),
                clock.instant(),
                seal.text(),
                new RawString(code));
    }
}
