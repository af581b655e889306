package labra.notes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.registers.Register;
import labra.registers.Registers;
import labra.registers.told.RecordPart;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The notes of a record of any register that has them: on its page, and on one of their own. Whoever sees the record
/// reads them; whoever writes in its register adds to them.
@Path(NotePages.PLACE + "/{register}/{id}")
@RunOnVirtualThread
public class NotePages {
    static final String PLACE = "/admin/notas";

    private final Registers registers;
    private final NoteReading reading;
    private final Notes notes;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Caller caller;
    private final Frame frame;

    NotePages(
            Registers registers,
            NoteReading reading,
            Notes notes,
            Rights rights,
            BulkReads bulkReads,
            Caller caller,
            Frame frame) {
        this.registers = registers;
        this.reading = reading;
        this.notes = notes;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    @Singleton
    static RecordPart part() {
        return new RecordPart(10, "notes", PLACE, About.SUBJECTS);
    }

    @CheckedTemplate(basePath = "notes")
    static class Templates {
        static native TemplateInstance notes(Frame frame, NotesView notes, Form form);

        static native TemplateInstance part(Frame frame, NotesView notes, Form form);
    }

    @GET
    public Response notes(
            @PathParam("register") String path,
            @PathParam("id") String id,
            @QueryParam("antes") @Nullable String antes) {
        Register<?, ?> register = registers.named(path, "see");
        long before = antes != null && antes.matches("\\d{1,18}") ? Long.parseLong(antes) : Long.MAX_VALUE;
        NotesView view = view(register, id, before);
        register.noteRead(bulkReads, rights.reader(), 1);
        return frame.page(Templates.notes(frame, view, new Form(Map.of())));
    }

    @GET
    @Path("parte")
    public Response part(@PathParam("register") String path, @PathParam("id") String id) {
        NotesView view = view(registers.named(path, "see"), id, Long.MAX_VALUE);
        return frame.page(Templates.part(frame, view, new Form(Map.of())));
    }

    @POST
    @Authenticated
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(BodyLimit.NOTE)
    public Response add(
            @PathParam("register") String path,
            @PathParam("id") String id,
            @RestForm("texto") @Nullable String text,
            @RestForm("archivo") @Nullable List<FileUpload> files) {
        Register<?, ?> register = registers.named(path, "write");
        About about = About.existing(register, id);
        Form form = new Form(Map.of("texto", text == null ? "" : text.replace("\r\n", "\n")));
        try {
            NewNote written = NewNote.from(form, files == null ? List.of() : files, notes.takesFiles());
            List<String> unknown = notes.add(about, written, caller.actor());
            return unknown.isEmpty()
                    ? frame.redirect(place(register, id), "note-added")
                    : frame.redirect(place(register, id), "note-added-unknown", String.join(", ", unknown));
        } catch (Refusal refusal) {
            if (refusal.problem() != Problem.INVALID_FIELDS) {
                throw refusal;
            }
            form.refuse(refusal, frame.locale(), null);
            return frame.page(422, Templates.notes(frame, view(register, id, Long.MAX_VALUE), form));
        }
    }

    @POST
    @Authenticated
    @Path("{note}/retirar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("register") String path, @PathParam("id") String id, @PathParam("note") String note) {
        Register<?, ?> register = registers.named(path, "write");
        notes.withdraw(
                About.existing(register, id),
                PathId.number(note),
                rights.bearer().id(),
                caller.actor());
        return frame.redirect(place(register, id), "note-withdrawn-done");
    }

    private NotesView view(Register<?, ?> register, String id, long before) {
        NotesView.Record record = record(register, id);
        NoteReading.Some some = reading.before(
                About.of(register.subject(), id), before, rights.bearer().id());
        return new NotesView(
                record,
                some.notes(),
                some.more() ? (Long) some.notes().getFirst().id() : null,
                rights.may(register.right("write")),
                notes.takesFiles());
    }

    private static <T> NotesView.Record record(Register<T, ?> register, String id) {
        return new NotesView.Record(register.entry(register.row(id)).title(), register.place(id), place(register, id));
    }

    static String place(Register<?, ?> register, String id) {
        return PLACE + "/" + register.path() + "/" + id;
    }
}
