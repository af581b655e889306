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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.Query;
import labra.platform.Database;
import labra.registers.views.SavedView;
import labra.registers.views.SavedViews;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;

/// Lists under a name, as their readers want to see them again.
@Path(Registers.PATH + "/vistas")
@RunOnVirtualThread
public class ViewPages {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;

    private final Registers registers;
    private final Database database;
    private final Frame frame;
    private final Caller caller;

    ViewPages(Registers registers, Database database, Frame frame, Caller caller) {
        this.registers = registers;
        this.database = database;
        this.frame = frame;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance views(Frame frame, String place, String subject, List<SavedView> views);

        static native TemplateInstance unview(Frame frame, String place, String subject, SavedView view);
    }

    @GET
    public Response views(@PathParam("register") String path) {
        Register<?, ?> register = registers.named(path, "see");
        List<SavedView> own = database.read(SavedViews.class, views -> views.seenBy(reader(), path)).stream()
                .filter(SavedView::own)
                .toList();
        return frame.page(Templates.views(frame, register.place(), register.subject(), own));
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        registers.named(path, "see");
        Form form = Form.sent(sent);
        String back = LocalPath.of(form.value("volver"));
        String query = Query.parse(back).atStart().without(Set.of("limite")).written();
        Optional<String> name = name(form).filter(any -> query.length() <= LONGEST_QUERY);
        if (name.isEmpty()) {
            return frame.redirect(back, "view-name-bad");
        }
        boolean saved = written(views -> views.save(reader(), path, name.get(), query, form.is("compartida", "si")));
        return frame.redirect(back, saved ? "view-saved" : "view-too-many", name.get());
    }

    @POST
    @Authenticated
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        SavedView view = own(path, id);
        Form form = Form.sent(sent);
        Optional<String> name = name(form);
        String place = register.place() + "/vistas";
        if (name.isEmpty()) {
            return frame.redirect(place, "view-name-bad");
        }
        boolean renamed = written(views -> views.rename(view.id(), reader(), name.get(), form.is("compartida", "si")));
        return frame.redirect(place, renamed ? "view-saved" : "view-name-taken", name.get());
    }

    /// By the rule of every name; empty where it is none.
    private static Optional<String> name(Form form) {
        Fields fields = form.fields(Map.of("nombre", Form.Kind.TEXT));
        Field<String> name = fields.required("nombre", Fields.name(LONGEST_NAME));
        return Optional.ofNullable(name.orNull());
    }

    @GET
    @Path("{id}/eliminar")
    public Response confirm(@PathParam("register") String path, @PathParam("id") String id) {
        Register<?, ?> register = registers.named(path, "see");
        return frame.page(Templates.unview(frame, register.place(), register.subject(), own(path, id)));
    }

    @POST
    @Authenticated
    @Path("{id}/eliminar")
    public Response delete(@PathParam("register") String path, @PathParam("id") String id) {
        Register<?, ?> register = registers.named(path, "see");
        SavedView view = own(path, id);
        written(views -> views.delete(view.id(), reader()));
        return frame.redirect(register.place(), "view-removed", view.name());
    }

    private boolean written(Function<SavedViews, Boolean> change) {
        return database.write(caller.actor(), handle -> change.apply(handle.attach(SavedViews.class)));
    }

    /// A view of somebody else is nobody's business.
    private SavedView own(String path, String id) {
        long number = PathId.number(id);
        return database.read(SavedViews.class, views -> views.own(number, reader(), path))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private long reader() {
        return frame.bearer().id();
    }
}
