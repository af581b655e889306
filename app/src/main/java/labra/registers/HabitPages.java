package labra.registers;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.Query;
import labra.platform.Database;
import labra.registers.views.ListHabit;
import labra.registers.views.SavedViews;
import labra.web.Caller;

/// How a list begins for its reader: the columns, and rows high or low.
@Path(Registers.PATH + "/vistas")
@RunOnVirtualThread
public class HabitPages {
    private final Registers registers;
    private final Database database;
    private final Frame frame;
    private final Caller caller;

    HabitPages(Registers registers, Database database, Frame frame, Caller caller) {
        this.registers = registers;
        this.database = database;
        this.frame = frame;
        this.caller = caller;
    }

    /// The columns that the list has now, in their order, and rows high or low; or back to what everybody has.
    @POST
    @Authenticated
    @Path("costumbre")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remember(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        Form form = Form.sent(sent);
        Query back = Query.parse(LocalPath.of(form.value("volver")));
        boolean forgets = form.is("olvidar", "si");
        List<String> asked = sent.getOrDefault("columna", List.of());
        List<String> known =
                register.table().columns().stream().map(Column::name).toList();
        String columns = asked.stream().distinct().filter(known::contains).collect(Collectors.joining(","));
        long reader = frame.bearer().id();
        database.write(caller.actor(), handle -> {
            SavedViews views = handle.attach(SavedViews.class);
            if (forgets) {
                views.forget(reader, path);
            } else {
                ListHabit before = views.habit(reader, path).orElse(ListHabit.NONE);
                views.remember(reader, path, new ListHabit(columns, form.is("densa", "si"), before.widths()));
            }
            return true;
        });
        return frame.redirect(
                back.without(Set.of(Query.COLUMNS)).address(), forgets ? "habit-forgotten" : "habit-kept");
    }
}
