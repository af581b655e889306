package labra.calendars;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import labra.access.Right;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.proposals.Proposals;
import labra.web.BadField;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The calendars with their approved lists, and the proposal of a list or of a calendar.
@Path("/admin/feriados")
@PermissionsAllowed(Right.SEE_LAW)
@RunOnVirtualThread
public class HolidayPages {
    private static final String PLACE = "/admin/feriados";

    private final Database database;
    private final Proposals proposals;
    private final Caller caller;
    private final Frame frame;
    private final TownSettings town;
    private final Clock clock;

    HolidayPages(Database database, Proposals proposals, Caller caller, Frame frame, TownSettings town, Clock clock) {
        this.town = town;
        this.clock = clock;
        this.database = database;
        this.proposals = proposals;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(96, PLACE, "holidays", "moon", Right.SEE_LAW);
    }

    @CheckedTemplate(basePath = "calendars")
    static class Templates {
        static native TemplateInstance holidays(
                Frame frame,
                Form form,
                List<CalendarRow> calendars,
                List<HolidayListRow> lists,
                List<MissingYear> missing);
    }

    @GET
    public Response holidays() {
        return page(200, new Form(Map.of()));
    }

    /// Proposes a year's list out of a file.
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response proposeList(
            @RestForm("calendario") @Nullable String calendar,
            @RestForm("anio") @Nullable String year,
            @RestForm("fuente") @Nullable String source,
            @RestForm("dias") @Nullable FileUpload file) {
        Form form = new Form(Map.of());
        form.set("calendario", calendar == null ? "" : calendar);
        form.set("anio", year == null ? "" : year.strip());
        form.set("fuente", source == null ? "" : source.strip());
        return propose(CalendarKinds.LISTS, form, () -> list(form, file));
    }

    @POST
    @Path("calendarios")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response proposeCalendar(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        return propose(CalendarKinds.CALENDARS, form, () -> form.fields(NewCalendar.FORM));
    }

    private Response propose(String kind, Form form, Supplier<Fields> fields) {
        try {
            proposals.propose(kind, fields.get(), caller.actor());
            return frame.redirect(PLACE, "proposal-made");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, form);
        }
    }

    private static Fields list(Form form, @Nullable FileUpload file) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        form.all().stream()
                .filter(field -> !field.getValue().isBlank())
                .forEach(field -> list.put(field.getKey(), field.getValue()));
        String year = form.value("anio");
        if (year.matches("\\d{1,9}")) {
            list.put("anio", Integer.parseInt(year));
        }
        Fields fields = new Fields(list);
        if (file != null && file.size() > 0) {
            try {
                list.set("dias", HolidayFile.read(new InputFile(file.uploadedFile(), file.fileName())));
            } catch (BadField bad) {
                fields.reject(bad.on("dias"));
            } catch (ImportFailure noTable) {
                fields.reject(new FieldError("dias", "field.no-holiday-columns"));
            }
        }
        return fields;
    }

    private Response page(int status, Form form) {
        List<CalendarRow> calendars = database.read(CalendarRows.class, CalendarRows::all);
        List<HolidayListRow> lists = database.read(HolidayRows.class, HolidayRows::approved);
        LocalDate today = LocalDate.ofInstant(clock.instant(), town.zone());
        List<MissingYear> missing = MissingYear.of(calendars, lists, today);
        return frame.page(status, Templates.holidays(frame, form, calendars, lists, missing));
    }
}
