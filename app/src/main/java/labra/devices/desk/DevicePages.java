package labra.devices.desk;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import labra.access.Right;
import labra.access.Role;
import labra.devices.Devices;
import labra.devices.Ledger;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.lists.Search;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The officers' devices: which hold something too long, who signs on them, and the end of one that is lost.
@Path("/admin/dispositivos")
@RunOnVirtualThread
public class DevicePages {
    private static final String PLACE = "/admin/dispositivos";
    private static final Set<String> WHYS = Set.of("LOST", "STOLEN", "RETIRED");

    private final Database database;
    private final Caller caller;
    private final Frame frame;
    private final Clock clock;

    DevicePages(Database database, Caller caller, Frame frame, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.frame = frame;
        this.clock = clock;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(84, PLACE, "devices", "device", Right.SEE_DEVICES);
    }

    @Produces
    static UsualAct looking() {
        return new UsualAct(50, PLACE, "act-devices", "device", Set.of(Role.SUPERVISOR));
    }

    /// A device with all that its page tells.
    public record View(
            DeviceRow device,
            List<DeviceRows.Signer> signers,
            List<DeviceRows.Shift> shifts,
            List<Ledger.Hole> holes,
            int brokenLinks) {}

    @CheckedTemplate(basePath = "devices")
    static class Templates {
        static native TemplateInstance list(Frame frame, List<DeviceRow> devices, String q);

        static native TemplateInstance device(Frame frame, View view);
    }

    @GET
    @PermissionsAllowed(Right.SEE_DEVICES)
    public Response list(@QueryParam("q") @Nullable String q) {
        Instant now = clock.instant();
        String words = q == null || q.isBlank() ? null : Search.anywhere(q.strip());
        List<DeviceRow> devices = database.read(DeviceRows.class, rows -> rows.list(words, now));
        return frame.page(Templates.list(frame, devices, q == null ? "" : q.strip()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Right.SEE_DEVICES)
    public Response device(@PathParam("id") String id) {
        UUID device = PathId.uuid(id);
        return frame.page(Templates.device(frame, database.read(handle -> view(handle, device))));
    }

    private View view(Handle handle, UUID id) {
        DeviceRows rows = handle.attach(DeviceRows.class);
        Ledger ledger = handle.attach(Ledger.class);
        DeviceRow device = rows.find(id, clock.instant()).orElseThrow(Problem.NOT_FOUND::refusal);
        return new View(
                device,
                rows.signers(id),
                rows.shifts(id),
                ledger.holes(id, 1, ledger.highest(id)),
                ledger.brokenLinks(id));
    }

    /// To the page of the officer whose device it will be: there is the code.
    @GET
    @Path("alta")
    @PermissionsAllowed(Right.GIVE_CREDENTIALS)
    public Response enrol(@QueryParam("numero_unico") @Nullable String badge) {
        return database.read(DeviceRows.class, rows -> rows.officer(badge == null ? "" : badge.strip()))
                .map(officer -> frame.redirect("/admin/policias/" + officer + "#tokens"))
                .orElseGet(() -> frame.redirect(PLACE, "device-no-officer"));
    }

    @POST
    @Path("{id}/oficiales")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.KEEP_DEVICES)
    public Response let(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID device = known(id);
        String badge = Form.sent(sent).value("numero_unico").strip();
        return database.read(DeviceRows.class, rows -> rows.officer(badge))
                .map(officer -> {
                    write(rows -> rows.let(device, officer, clock.instant()));
                    return frame.redirect(PLACE + "/" + device, "device-officer-let");
                })
                .orElseGet(() -> frame.redirect(PLACE + "/" + device, "device-no-officer"));
    }

    @POST
    @Path("{id}/oficiales/{signer}/quitar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.KEEP_DEVICES)
    public Response stop(@PathParam("id") String id, @PathParam("signer") String signer) {
        UUID device = known(id);
        long number = PathId.number(signer);
        write(rows -> rows.stop(device, number, clock.instant()));
        return frame.redirect(PLACE + "/" + device, "device-officer-stopped");
    }

    @POST
    @Path("{id}/baja")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.KEEP_DEVICES)
    public Response revoke(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID device = known(id);
        String why = Form.sent(sent).value("motivo");
        if (!WHYS.contains(why)) {
            return frame.redirect(PLACE + "/" + device, "device-revoke-why");
        }
        write(rows -> {
            rows.revoke(device, why, clock.instant());
            return true;
        });
        return frame.redirect(PLACE + "/" + device, "device-was-revoked");
    }

    private void write(java.util.function.Predicate<DeviceRows> work) {
        database.write(caller.actor(), handle -> work.test(handle.attach(DeviceRows.class)));
    }

    private UUID known(String id) {
        UUID device = PathId.uuid(id);
        if (database.read(Devices.class, devices -> devices.find(device)).isEmpty()) {
            throw Problem.NOT_FOUND.refusal();
        }
        return device;
    }
}
