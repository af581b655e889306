package labra.registers;

import io.quarkus.arc.All;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import labra.access.Right;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.registers.changes.RequestedChange;
import labra.registers.changes.RequestedChanges;
import labra.registers.changes.WeighedChanges;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// Changes of vehicles and persons that would move fines: one asks with a reason, another confirms.
@Path("/admin/cambios")
@RunOnVirtualThread
public class ChangePages {
    private final WeighedChanges changes;
    private final List<NumberedRegister<?, ?, ?, ?>> registers;
    private final Caller caller;
    private final Frame frame;

    ChangePages(WeighedChanges changes, @All List<NumberedRegister<?, ?, ?, ?>> registers, Caller caller, Frame frame) {
        this.changes = changes;
        this.registers = registers;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(45, "/admin/cambios", "changes", "edit", Right.SEE_FINES);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                25,
                "/admin/cambios",
                "panel-changes",
                Right.SEE_FINES,
                Right.DECIDE_FINES,
                handle -> handle.attach(RequestedChanges.class).countWaiting());
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance changes(Frame frame, List<Shown> waiting, List<Shown> decided);
    }

    /// A change and where its record is.
    public record Shown(RequestedChange change, String place) {}

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response list() {
        return frame.page(Templates.changes(frame, shown(changes.waiting()), shown(changes.decided())));
    }

    @POST
    @Path("{id}/confirmar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response confirm(@PathParam("id") String id) {
        return decide(id, true);
    }

    @POST
    @Path("{id}/rechazar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Response refuse(@PathParam("id") String id) {
        return decide(id, false);
    }

    private Response decide(String id, boolean confirmed) {
        RequestedChange asked = changes.find(PathId.number(id));
        NumberedRegister<?, ?, ?, ?> register = register(asked).orElseThrow(Problem.NOT_FOUND::refusal);
        String place = register.place(Long.toString(asked.recordId()));
        try {
            register.decide(asked, confirmed, caller.actor());
            return frame.redirect(place, confirmed ? "change-confirmed" : "change-refused");
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", refusal.message(frame.locale()));
        }
    }

    private List<Shown> shown(List<RequestedChange> all) {
        return all.stream()
                .map(change -> new Shown(
                        change,
                        register(change)
                                .map(register -> register.place(Long.toString(change.recordId())))
                                .orElse("")))
                .toList();
    }

    private Optional<NumberedRegister<?, ?, ?, ?>> register(RequestedChange change) {
        return registers.stream()
                .filter(register -> register.subject().equals(change.subject()))
                .findFirst();
    }
}
