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
import labra.pages.Frame;
import labra.platform.Database;
import labra.registers.views.ListHabit;
import labra.registers.views.SavedViews;
import labra.web.Caller;

/// Which columns of a list its reader wants, in what order and how wide: by buttons, without script and without a
/// mouse.
@Path(Registers.PATH + "/vistas/columnas")
@RunOnVirtualThread
public class ArrangementPages {
    private final Registers registers;
    private final Database database;
    private final Frame frame;
    private final Caller caller;

    ArrangementPages(Registers registers, Database database, Frame frame, Caller caller) {
        this.registers = registers;
        this.database = database;
        this.frame = frame;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance arrangement(
                Frame frame, String place, String subject, Arrangement arrangement, boolean refused);
    }

    @GET
    public Response show(@PathParam("register") String path) {
        Register<?, ?> register = registers.named(path, "see");
        ListHabit habit = database.read(SavedViews.class, views -> views.habit(reader(), path))
                .orElse(ListHabit.NONE);
        return page(200, register, Arrangement.of(register.table(), habit), false);
    }

    /// A button that moves a column shows the page anew; only saving keeps anything.
    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response arrange(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        Arrangement arrangement = Arrangement.sent(register.table(), sent);
        if (arrangement.hasMoved()) {
            return page(200, register, arrangement, false);
        }
        if (arrangement.empty()) {
            return page(422, register, arrangement, true);
        }
        database.write(caller.actor(), handle -> {
            handle.attach(SavedViews.class).remember(reader(), path, arrangement.habit());
            return true;
        });
        return frame.redirect(register.place(), "habit-kept");
    }

    private Response page(int status, Register<?, ?> register, Arrangement arrangement, boolean refused) {
        return frame.page(
                status, Templates.arrangement(frame, register.place(), register.subject(), arrangement, refused));
    }

    private long reader() {
        return frame.bearer().id();
    }
}
