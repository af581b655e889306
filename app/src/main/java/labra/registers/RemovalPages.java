package labra.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;

/// Removing a record of any register: confirmed first, and explained where something keeps it.
@Path(Registers.PATH + "/{id}/eliminar")
@RunOnVirtualThread
public class RemovalPages {
    private final Registers registers;
    private final Frame frame;
    private final Caller caller;

    RemovalPages(Registers registers, Frame frame, Caller caller) {
        this.registers = registers;
        this.frame = frame;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance removal(
                Frame frame, Register.Entry entry, String path, String subject, List<Blocker> blockers);
    }

    @GET
    public Response confirm(@PathParam("register") String path, @PathParam("id") String id) {
        return confirm(200, registers.named(path, "remove"), id);
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "remove");
        Form form = Form.sent(sent);
        try {
            register.remove(id, form.version(), caller.actor());
            return frame.redirect(register.place(), register.subject() + "-removed");
        } catch (Refusal refusal) {
            return refusal.problem() == Problem.VERSION_CHANGED
                    ? frame.redirect(register.place(id), "changed-meanwhile")
                    : refused(register, id, refusal);
        }
    }

    /// With links to what keeps it, where those are known.
    private <T> Response refused(Register<T, ?> register, String id, Refusal refusal) {
        return registers
                        .blockers(register.subject(), register.entry(register.row(id)))
                        .isEmpty()
                ? frame.redirect(register.place(id), "refused", refusal.message(frame.locale()))
                : confirm(refusal.problem().status(), register, id);
    }

    private <T> Response confirm(int status, Register<T, ?> register, String id) {
        Register.Entry entry = register.entry(register.row(id));
        List<Blocker> blockers = registers.blockers(register.subject(), entry);
        return frame.page(status, Templates.removal(frame, entry, register.place(), register.subject(), blockers));
    }
}
