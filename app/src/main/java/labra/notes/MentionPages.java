package labra.notes;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import labra.access.Right;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.platform.Database;
import labra.registers.Registers;
import labra.web.Caller;
import labra.web.PathId;
import org.jspecify.annotations.Nullable;

/// The notes that name whoever reads them, what is not read first. Reading one is a thing that somebody says.
@Path(MentionPages.PLACE)
@PermissionsAllowed(Right.READ_OWN_MENTIONS)
@RunOnVirtualThread
public class MentionPages {
    static final String PLACE = "/admin/menciones";

    private final Registers registers;
    private final Database database;
    private final Caller caller;
    private final Frame frame;

    MentionPages(Registers registers, Database database, Caller caller, Frame frame) {
        this.registers = registers;
        this.database = database;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(55, PLACE, "mentions", "mail", Right.READ_OWN_MENTIONS);
    }

    @Produces
    static PendingWork work() {
        return PendingWork.own(
                60,
                PLACE,
                "panel-mentions",
                Right.READ_OWN_MENTIONS,
                handle -> handle.attach(MentionRows.class).unread());
    }

    @CheckedTemplate(basePath = "notes")
    static class Templates {
        static native TemplateInstance mentions(Frame frame, List<Mention> mentions, @Nullable Long last);
    }

    /// A note that names the reader, and where it stands.
    public record Mention(MentionRows.Told told, String place, List<Mentions.Piece> pieces) {
        public boolean unread() {
            return told.readAt() == null;
        }
    }

    @GET
    public Response mentions() {
        List<Mention> mentions = database
                .read(MentionRows.class, rows -> rows.telling(frame.bearer().id()))
                .stream()
                .map(this::mention)
                .toList();
        Long last = mentions.stream()
                .filter(Mention::unread)
                .map(mention -> mention.told().noteId())
                .max(Long::compare)
                .orElse(null);
        return frame.page(Templates.mentions(frame, mentions, last));
    }

    private Mention mention(MentionRows.Told told) {
        String notes = registers
                .of(told.subject())
                .map(register -> NotePages.place(register, told.record()))
                .orElseThrow();
        Set<String> reader = Set.of(frame.bearer().login().toLowerCase(Locale.ROOT));
        return new Mention(told, notes, Mentions.pieces(told.body(), reader));
    }

    @POST
    @Path("{note}/leida")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @BodyLimit(BodyLimit.FORM)
    public Response read(@PathParam("note") String note) {
        long id = PathId.number(note);
        database.write(
                caller.actor(),
                handle ->
                        handle.attach(MentionRows.class).read(id, frame.bearer().id()));
        return frame.redirect(PLACE, "mention-read");
    }

    @POST
    @Path("leidas")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @BodyLimit(BodyLimit.FORM)
    public Response readAll(MultivaluedMap<String, String> sent) {
        long last = PathId.number(Form.sent(sent).value("hasta"));
        database.write(
                caller.actor(),
                handle -> handle.attach(MentionRows.class)
                        .readAll(last, frame.bearer().id()));
        return frame.redirect(PLACE, "mentions-read");
    }
}
