package labra.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.access.Role;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;

/// The pages of a record of any register: to see it, write it and remove it.
@Path(Registers.PATH)
@RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
@RunOnVirtualThread
public class RecordPages {
    private final Registers registers;
    private final Rights rights;
    private final Frame frame;
    private final FormReader forms;
    private final Database database;
    private final Caller caller;

    RecordPages(Registers registers, Rights rights, Frame frame, FormReader forms, Database database, Caller caller) {
        this.registers = registers;
        this.rights = rights;
        this.frame = frame;
        this.forms = forms;
        this.database = database;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance removal(
                Frame frame, Register.Entry entry, String path, String subject, List<Blocker> blockers);

        static native TemplateInstance conflict(
                Frame frame, Form form, Register.Editing editing, List<Difference> differences);
    }

    /// A field that two people wrote differently.
    public record Difference(String field, String mine, String theirs) {}

    @GET
    @Path("nuevo")
    public Response blank(@PathParam("register") String path, UriInfo uri) {
        Register<?, ?> register = registers.named(path);
        rights.needWriter(register);
        Map<String, String> values = new HashMap<>(register.usual());
        uri.getQueryParameters().forEach((name, given) -> values.put(name, given.getFirst()));
        return frame.page(register.formPage(frame, new Form(values), fresh(register)));
    }

    @POST
    @Path("nuevo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path);
        rights.needWriter(register);
        Form form = forms.read(sent);
        register.complete(form);
        try {
            String id = added(register, form);
            return frame.redirect("/admin/" + path + "/" + id, register.subject() + "-added");
        } catch (Refusal refusal) {
            return refused(register, form, fresh(register), refusal);
        }
    }

    private <R> String added(Register<?, R> register, Form form) {
        return register.idOf(register.add(form.fields(register.fields()), caller.actor()));
    }

    @GET
    @Path("{id}")
    public Response view(@PathParam("register") String path, @PathParam("id") String id) {
        Register<?, ?> register = registers.named(path);
        rights.needReader(register);
        return view(register, id);
    }

    private <T> Response view(Register<T, ?> register, String id) {
        T row = found(register, id);
        List<Trail.Row> trail = database.read(Trail.class, trails -> register.trail(trails, row));
        return frame.page(register.viewPage(
                frame,
                row,
                new Register.Viewing(
                        register.entry(row),
                        place(register, id),
                        History.of(trail, frame.format()),
                        rights.mayWrite(register),
                        rights.mayRemove(register))));
    }

    @GET
    @Path("{id}/editar")
    public Response edit(@PathParam("register") String path, @PathParam("id") String id) {
        Register<?, ?> register = registers.named(path);
        rights.needWriter(register);
        return edit(register, id);
    }

    private <T> Response edit(Register<T, ?> register, String id) {
        T row = found(register, id);
        return frame.page(register.formPage(frame, filled(register, row), editing(register, row)));
    }

    @POST
    @Path("{id}/editar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path);
        rights.needWriter(register);
        return change(register, id, forms.read(sent));
    }

    private <T> Response change(Register<T, ?> register, String id, Form form) {
        register.complete(form);
        try {
            register.change(id, form.fields(register.fields()), form.version(), caller.actor());
            return frame.redirect(place(register, id), register.subject() + "-changed");
        } catch (Refusal refusal) {
            T row = found(register, id);
            return refusal.problem() == Problem.VERSION_CHANGED
                    ? conflict(register, row, form)
                    : refused(register, form, editing(register, row), refusal);
        }
    }

    /// Somebody else wrote meanwhile: shows both, and lets the reader choose with open eyes.
    private <T> Response conflict(Register<T, ?> register, T row, Form form) {
        Map<String, String> theirs = register.written(row);
        List<Difference> differences = register.fields().keySet().stream()
                .filter(field -> !form.value(field).equals(theirs.getOrDefault(field, "")))
                .map(field -> new Difference(field, form.value(field), theirs.getOrDefault(field, "")))
                .toList();
        form.set(Form.VERSION, Integer.toString(register.entry(row).version()));
        return frame.page(409, Templates.conflict(frame, form, editing(register, row), differences));
    }

    @GET
    @Path("{id}/eliminar")
    public Response confirmRemoval(@PathParam("register") String path, @PathParam("id") String id) {
        Register<?, ?> register = registers.named(path);
        rights.needRemover(register);
        return confirmRemoval(200, register, id);
    }

    private <T> Response confirmRemoval(int status, Register<T, ?> register, String id) {
        T row = found(register, id);
        return frame.page(
                status,
                Templates.removal(
                        frame,
                        register.entry(row),
                        "/admin/" + register.path(),
                        register.subject(),
                        register.blockers(row)));
    }

    @POST
    @Path("{id}/eliminar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path);
        rights.needRemover(register);
        Form form = forms.read(sent);
        try {
            register.remove(id, form.version(), caller.actor());
            return frame.redirect("/admin/" + path, register.subject() + "-removed");
        } catch (Refusal refusal) {
            if (refusal.problem() == Problem.VERSION_CHANGED) {
                return frame.redirect(place(register, id), "changed-meanwhile");
            }
            return refusedRemoval(register, id, refusal);
        }
    }

    /// With links to what keeps it, where those are known.
    private <T> Response refusedRemoval(Register<T, ?> register, String id, Refusal refusal) {
        return register.blockers(found(register, id)).isEmpty()
                ? frame.redirect(place(register, id), "refused", refusal.message(frame.locale()))
                : confirmRemoval(refusal.problem().status(), register, id);
    }

    private Response refused(Register<?, ?> register, Form form, Register.Editing editing, Refusal refusal) {
        form.refuse(refusal, frame.locale(), register.culprits().get(refusal.problem()));
        int status = refusal.problem() == Problem.INVALID_FIELDS
                ? 422
                : refusal.problem().status();
        return frame.page(status, register.formPage(frame, form, editing));
    }

    private static <T> T found(Register<T, ?> register, String id) {
        return register.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static <T> Form filled(Register<T, ?> register, T row) {
        Form form = new Form(register.written(row));
        form.set(Form.VERSION, Integer.toString(register.entry(row).version()));
        return form;
    }

    private static Register.Editing fresh(Register<?, ?> register) {
        String list = "/admin/" + register.path();
        return new Register.Editing(true, "", list + "/nuevo", list);
    }

    private static <T> Register.Editing editing(Register<T, ?> register, T row) {
        Register.Entry entry = register.entry(row);
        String place = place(register, entry.id());
        return new Register.Editing(false, entry.title(), place + "/editar", place);
    }

    private static String place(Register<?, ?> register, String id) {
        return "/admin/" + register.path() + "/" + id;
    }
}
