package labra.devices.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.devices.Devices;
import labra.devices.NumberBlocks;
import labra.devices.PrintedNumber;
import labra.devices.Signed;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Refusal;

/// The printed numbers: their series, how they ended, and the gaps that nobody accounts for.
@Path("/admin/numeros")
@RunOnVirtualThread
public class NumberPages {
    private static final String PLACE = "/admin/numeros";
    private static final int MOST_AT_ONCE = 10_000;

    private final Database database;
    private final Caller caller;
    private final Frame frame;
    private final Clock clock;

    NumberPages(Database database, Caller caller, Frame frame, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "devices")
    static class Templates {
        static native TemplateInstance numbers(Frame frame, List<NumberRows.Series> series, List<NumberRows.Gap> gaps);
    }

    @GET
    @PermissionsAllowed(Right.SEE_DEVICES)
    public Response numbers() {
        return frame.page(Templates.numbers(
                frame,
                database.read(NumberRows.class, NumberRows::series),
                database.read(NumberRows.class, NumberRows::gaps)));
    }

    @POST
    @Path("series")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.KEEP_DEVICES)
    public Response add(MultivaluedMap<String, String> sent) {
        return told(() -> {
            Fields fields = Form.sent(sent).fields(Map.of("serie", Form.Kind.TEXT));
            Field<String> prefix = fields.required("serie", Signed::prefix);
            fields.check();
            database.write(
                    caller.actor(), handle -> handle.attach(NumberRows.class).add(prefix.get()));
            return "series-added";
        });
    }

    /// Numbers of which nothing will come any more: with the reason.
    @POST
    @Path("perdidos")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.KEEP_DEVICES)
    public Response lose(MultivaluedMap<String, String> sent) {
        return told(() -> {
            Form form = Form.sent(sent);
            UUID device = PathId.uuid(form.value("dispositivo"));
            Fields fields = form.fields(Map.of(
                    "serie", Form.Kind.NUMBER,
                    "desde", Form.Kind.NUMBER,
                    "hasta", Form.Kind.NUMBER,
                    "motivo", Form.Kind.TEXT));
            Field<Long> series = fields.required("serie", Signed.whole(1, Signed.MOST));
            Field<Long> first = fields.required("desde", Signed.whole(1, PrintedNumber.LAST));
            Field<Long> last = fields.required("hasta", Signed.whole(1, PrintedNumber.LAST));
            Field<String> reason = fields.required("motivo", Fields.filledText(500));
            fields.check();
            long end = Math.min(last.get(), first.get() + MOST_AT_ONCE);
            database.write(caller.actor(), handle -> {
                handle.attach(Devices.class).hold(device);
                int lost = handle.attach(NumberRows.class)
                        .lose(series.get(), device, first.get(), end, reason.get(), clock.instant());
                handle.attach(NumberBlocks.class).settle(device);
                return lost;
            });
            return "numbers-lost";
        });
    }

    private Response told(java.util.function.Supplier<String> work) {
        try {
            return frame.redirect(PLACE, work.get());
        } catch (Refusal refusal) {
            return frame.redirect(PLACE, "refused", refusal.message(frame.locale()));
        }
    }
}
