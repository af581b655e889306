package labra.reports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.FinePrices;
import labra.fines.Fines;
import labra.letters.LogSeal;
import labra.pages.Frame;
import labra.people.People;
import labra.people.Person;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.prices.OwedText;
import labra.web.PathId;
import labra.web.Problem;

/// A person's report as staff see it, print it and hand it over.
@Path("/admin/informe/{id}")
@PermissionsAllowed(Right.SEE_REPORTS)
@RunOnVirtualThread
public class ReportPages {
    private final Database database;
    private final Frame frame;
    private final Clock clock;
    private final PdfFonts fonts;
    private final TownSettings town;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final FinePrices prices;
    private final LogSeal seal;

    ReportPages(
            Database database,
            Frame frame,
            Clock clock,
            PdfFonts fonts,
            TownSettings town,
            Rights rights,
            BulkReads bulkReads,
            FinePrices prices,
            LogSeal seal) {
        this.seal = seal;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.database = database;
        this.prices = prices;
        this.fonts = fonts;
        this.town = town;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "reports")
    static class Templates {
        static native TemplateInstance report(Frame frame, Person person, List<OwedFine> fines, Instant now);

        static native TemplateInstance print(Frame frame, PrintedReport report, PrintedText text);
    }

    @GET
    public Response report(@PathParam("id") String id) {
        Person person = person(id);
        return frame.page(Templates.report(frame, person, fines(person), clock.instant()));
    }

    @GET
    @Path("pdf")
    public Response pdf(@PathParam("id") String id) {
        Person person = person(id);
        var report = new PrintedReport(person, fines(person), clock.instant(), letterhead(), seal.text());
        var text = new PrintedText(fonts);
        String html =
                Templates.print(frame, report, text).setLocale(frame.locale()).render();
        return Response.ok(Pdf.of(html, text))
                .header("Content-Type", "application/pdf")
                .header("Content-Disposition", "inline; filename=\"informe-" + person.id() + ".pdf\"")
                .build();
    }

    private PrintedReport.Letterhead letterhead() {
        return new PrintedReport.Letterhead(town.name(), town.contact().orElse(null), fonts.family());
    }

    private Person person(String id) {
        long number = PathId.number(id);
        Person person =
                database.read(People.class, people -> people.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
        bulkReads.people(rights.reader(), 1);
        return person;
    }

    private List<OwedFine> fines(Person person) {
        OwedText text = new OwedText(frame.format());
        return database.read(Fines.class, statements -> statements.ofPerson(person.id())).stream()
                .map(fine -> new OwedFine(fine, text.line(prices.told(fine))))
                .toList();
    }
}
