package labra.devices.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.devices.Sealed;
import labra.devices.Why;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// What devices signed and could not be kept as it came, to be decided one by one.
@Path("/admin/cuarentena")
@RunOnVirtualThread
public class QuarantinePages {
    private static final String PLACE = "/admin/cuarentena";
    private static final List<String> CORRECTED =
            List.of("placa_patente", "timestamp", "infraccion", "numero_unico", "comentarios");

    private final Database database;
    private final QuarantineDesk desk;
    private final Caller caller;
    private final Frame frame;

    QuarantinePages(Database database, QuarantineDesk desk, Caller caller, Frame frame) {
        this.database = database;
        this.desk = desk;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(35, PLACE, "quarantine", "warning", Right.SEE_FINES);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                15,
                PLACE,
                "panel-quarantine",
                Right.SEE_FINES,
                Right.DECIDE_FINES,
                handle -> handle.attach(ApartRows.class).waiting());
    }

    @CheckedTemplate(basePath = "devices")
    static class Templates {
        static native TemplateInstance quarantine(Frame frame, List<ApartView> rows, long waiting);

        static native TemplateInstance apart(Frame frame, ApartView view, Form form);
    }

    /// Something set apart, why, and what it says, name by name.
    public record ApartView(ApartRow row, String why, List<Map.Entry<String, String>> said) {
        public String plate() {
            return said.stream()
                    .filter(entry -> entry.getKey().equals("placa_patente"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("—");
        }
    }

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response list(@QueryParam("dispositivo") @Nullable String device) {
        UUID of = device == null || device.isBlank() ? null : PathId.uuid(device);
        List<ApartView> rows = database.read(ApartRows.class, apart -> apart.waiting(of)).stream()
                .map(this::view)
                .toList();
        return frame.page(Templates.quarantine(frame, rows, database.read(ApartRows.class, ApartRows::waiting)));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Right.SEE_FINES)
    public Response apart(@PathParam("id") String id) {
        ApartView view = view(row(id));
        Form form = new Form(new LinkedHashMap<>(Map.of()));
        view.said().forEach(entry -> form.set(entry.getKey(), entry.getValue()));
        return frame.page(Templates.apart(frame, view, form));
    }

    @POST
    @Path("{id}/registrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response register(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        ApartRow row = row(id);
        try {
            Map<String, String> corrections = new LinkedHashMap<>();
            CORRECTED.forEach(name -> corrections.put(name, form.value(name)));
            UUID fine = desk.register(row, corrections, decider(form));
            return frame.redirect("/admin/multas/" + fine, "quarantine-registered");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(422, Templates.apart(frame, view(row), form));
        }
    }

    @POST
    @Path("{id}/descartar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response discard(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        ApartRow row = row(id);
        try {
            desk.discard(row.id(), decider(form));
            return frame.redirect(PLACE, "quarantine-discarded");
        } catch (Refusal refusal) {
            return frame.redirect(PLACE + "/" + row.id(), "refused", refusal.message(frame.locale()));
        }
    }

    private QuarantineDesk.Decider decider(Form form) {
        Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        fields.check();
        return new QuarantineDesk.Decider(frame.bearer().id(), reason.get(), caller.actor());
    }

    private ApartRow row(String id) {
        long number = PathId.number(id);
        return database.read(ApartRows.class, rows -> rows.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private ApartView view(ApartRow row) {
        JsonNode payload = Sealed.read(row.jws()).payload();
        List<Map.Entry<String, String>> said = payload.properties().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText()
                                : entry.getValue().toString()))
                .toList();
        return new ApartView(row, Why.valueOf(row.why()).text(frame.locale()), said);
    }
}
