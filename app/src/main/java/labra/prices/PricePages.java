package labra.prices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.platform.Database;
import labra.platform.Settings;
import labra.proposals.Proposals;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The catalogue with what each offence costs today, and the values of units on a line of time.
@Path("/admin/precios")
@PermissionsAllowed(Right.SEE_LAW)
@RunOnVirtualThread
public class PricePages {
    private static final String PLACE = "/admin/precios";

    private final Database database;
    private final Proposals proposals;
    private final Prices prices;
    private final Settings settings;
    private final Caller caller;
    private final Frame frame;

    PricePages(Database database, Proposals proposals, Prices prices, Settings settings, Caller caller, Frame frame) {
        this.database = database;
        this.proposals = proposals;
        this.prices = prices;
        this.settings = settings;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(92, PLACE, "prices", "report", Right.SEE_LAW);
    }

    @CheckedTemplate(basePath = "prices")
    static class Templates {
        static native TemplateInstance home(
                Frame frame, Form form, List<CatalogueRows.Entry> offences, List<UnitRow> units, String currency);
    }

    @GET
    public Response home() {
        return page(200, new Form(Map.of()));
    }

    /// Proposes what a unit is to be worth.
    @POST
    @Path("unidades")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response propose(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        return propose(form, () -> proposals.propose(PriceKinds.UNITS, form.fields(NewUnitValue.FORM), caller.actor()));
    }

    /// Proposes a catalogue out of a file, whole or not at all.
    @POST
    @Path("importar")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response propose(
            @RestForm("fuente") @Nullable String source, @RestForm("archivo") @Nullable FileUpload file) {
        Form form = new Form(Map.of("fuente", source == null ? "" : source));
        return propose(
                form,
                () -> proposals.proposeAll(
                        VersionUpload.drafts(form, file, database.read(VersionRows.class, VersionRows::offences)),
                        caller.actor()));
    }

    private Response propose(Form form, Runnable proposing) {
        try {
            proposing.run();
            return frame.redirect(PLACE, "proposal-made");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, form);
        }
    }

    private Response page(int status, Form form) {
        return frame.page(
                status,
                Templates.home(
                        frame,
                        form,
                        database.read(CatalogueRows.class, rows -> rows.on(prices.today())),
                        database.read(UnitRows.class, UnitRows::approved),
                        settings.law().currency()));
    }
}
