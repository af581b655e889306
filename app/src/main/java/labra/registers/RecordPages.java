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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.pages.AuditTrail;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.History;
import labra.pages.Query;
import labra.platform.Database;
import labra.registers.told.RecordTellers;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;

/// The pages of a record of any register: to see it and to write it.
@Path(Registers.PATH)
@RunOnVirtualThread
public class RecordPages {
    private final Registers registers;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Frame frame;
    private final Database database;
    private final Caller caller;
    private final RecordTellers tellers;

    RecordPages(
            Registers registers,
            Rights rights,
            BulkReads bulkReads,
            Frame frame,
            Database database,
            Caller caller,
            RecordTellers tellers) {
        this.registers = registers;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.frame = frame;
        this.database = database;
        this.caller = caller;
        this.tellers = tellers;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance form(
                Frame frame, Form form, Register.Editing editing, Shape<?> shape, String place);

        static native TemplateInstance conflict(
                Frame frame, Form form, Register.Editing editing, List<Difference> differences);
    }

    @GET
    @Path("nuevo")
    public Response blank(@PathParam("register") String path, UriInfo uri) {
        Register<?, ?> register = registers.named(path, "write");
        Fields.ofPage(uri.getQueryParameters())
                .knowing(register.shape().form().all().keySet())
                .check();
        Map<String, String> values = new HashMap<>(register.usual());
        uri.getQueryParameters().forEach((name, given) -> values.put(name, given.getFirst()));
        Form form = new Form(values);
        register.describe(form);
        return frame.page(register.formPage(frame, form, Register.Editing.fresh(register)));
    }

    @POST
    @Authenticated
    @Path("nuevo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "write");
        Form form = Form.sent(sent);
        register.complete(form);
        try {
            String id = added(register, form);
            String next = form.is(Form.THEN, "otra") ? another(register, form) : register.place(id);
            return frame.redirect(next, register.subject() + "-added");
        } catch (Refusal refusal) {
            return refused(register, form, Register.Editing.fresh(register), refusal);
        }
    }

    /// The form of the next record, with what is the same for many.
    private static String another(Register<?, ?> register, Form form) {
        Query next = Query.of(register.place("nuevo"), new MultivaluedHashMap<>());
        for (String name : register.shape().form().kept()) {
            next = form.value(name).isBlank() ? next : next.with(name, form.value(name));
        }
        return next.address();
    }

    private <R> String added(Register<?, R> register, Form form) {
        return register.idOf(register.add(form.fields(register.shape().form().all()), caller.actor()));
    }

    @GET
    @Path("{id}")
    public Response view(@PathParam("register") String path, @PathParam("id") String id) {
        return view(registers.named(path, "see"), id);
    }

    private <T> Response view(Register<T, ?> register, String id) {
        T row = register.row(id);
        register.noteRead(bulkReads, rights.reader(), 1);
        List<AuditTrail.Row> trail = database.read(
                AuditTrail.class,
                trails -> tellers.trail(
                        trails, register.subject(), register.entry(row).id(), register.trail(trails, row)));
        return frame.page(register.viewPage(
                frame,
                row,
                new Register.Viewing(
                        register.entry(row),
                        register.place(id),
                        register.table().facts(row),
                        History.of(trail, frame.format(), register.wireNames()).explained(register.reasons(id)),
                        register.requested(id).orElse(null),
                        rights.may(register.right("write")),
                        rights.may(register.right("remove")),
                        tellers.parts(register.subject()))));
    }

    @GET
    @Path("{id}/editar")
    public Response edit(@PathParam("register") String path, @PathParam("id") String id) {
        return edit(registers.named(path, "write"), id);
    }

    private <T> Response edit(Register<T, ?> register, String id) {
        T row = register.row(id);
        return frame.page(register.formPage(frame, filled(register, row), Register.Editing.of(register, row)));
    }

    @POST
    @Authenticated
    @Path("{id}/editar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return change(registers.named(path, "write"), id, Form.sent(sent));
    }

    private <T, R> Response change(Register<T, R> register, String id, Form form) {
        register.complete(form);
        try {
            R changed = register.change(id, form.fields(register.shape().form().all()), form.version(), caller.actor());
            return frame.redirect(register.place(id), register.changedWord(changed, form.version()));
        } catch (Refusal refusal) {
            T row = register.row(id);
            return refusal.problem() == Problem.VERSION_CHANGED
                    ? conflict(register, row, form)
                    : refused(register, form, Register.Editing.of(register, row), refusal);
        }
    }

    /// Somebody else wrote meanwhile: shows both, and lets the reader choose with open eyes.
    private <T> Response conflict(Register<T, ?> register, T row, Form form) {
        List<Difference> differences = Difference.between(form, register.shape().form(), register.written(row));
        form.version(register.entry(row).version());
        return frame.page(409, Templates.conflict(frame, form, Register.Editing.of(register, row), differences));
    }

    private Response refused(Register<?, ?> register, Form form, Register.Editing editing, Refusal refusal) {
        form.refuse(refusal, frame.locale(), register.shape().form().culprit(refusal.problem()));
        int status = refusal.problem() == Problem.INVALID_FIELDS
                ? 422
                : refusal.problem().status();
        return frame.page(status, register.formPage(frame, form, editing));
    }

    private static <T> Form filled(Register<T, ?> register, T row) {
        Form form = new Form(register.written(row));
        form.version(register.entry(row).version());
        return form;
    }
}
