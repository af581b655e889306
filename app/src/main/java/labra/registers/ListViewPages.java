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
import java.util.Map;
import java.util.Set;
import labra.access.Rights;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// What a reader keeps of a list: a view by name, for themselves or for everybody, and the columns that it begins with.
@Path(Registers.PATH)
@Authenticated
@RunOnVirtualThread
public class ListViewPages {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST_VIEWS = 40;

    private final Registers registers;
    private final Database database;
    private final Rights rights;
    private final Caller caller;
    private final Frame frame;

    ListViewPages(Registers registers, Database database, Rights rights, Caller caller, Frame frame) {
        this.registers = registers;
        this.database = database;
        this.rights = rights;
        this.caller = caller;
        this.frame = frame;
    }

    /// Keeps the list as it is shown under a name; the same name again is the same view, changed.
    @POST
    @Path("vistas")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        Form form = Form.sent(sent);
        Query shown = shown(register, form);
        try {
            Fields fields = form.fields(Map.of("nombre", Form.Kind.TEXT));
            Field<String> name = fields.required("nombre", Fields.name(LONGEST_NAME));
            fields.check();
            String query = shown.atStart().without(Set.of("limite")).address();
            if (query.length() > LONGEST_QUERY || hasMost(register)) {
                return frame.redirect(shown.address(), "view-too-many", MOST_VIEWS);
            }
            database.write(caller.actor(), handle -> {
                handle.attach(ListViews.class)
                        .keep(account(), register.path(), name.get(), query, form.is("compartida", "si"));
                return true;
            });
            return frame.redirect(shown.address(), "view-kept", name.get());
        } catch (Refusal refusal) {
            return frame.redirect(shown.address(), "view-needs-name", LONGEST_NAME);
        }
    }

    private boolean hasMost(Register<?, ?> register) {
        return database.read(ListViews.class, views -> views.of(register.path(), account())).stream()
                        .filter(ListView::own)
                        .count()
                >= MOST_VIEWS;
    }

    @POST
    @Path("vistas/{id}/quitar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("register") String path, @PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        boolean removed = database.write(caller.actor(), handle -> handle.attach(ListViews.class)
                .remove(PathId.number(id), register.path(), account()));
        if (!removed) {
            throw Problem.NOT_FOUND.refusal();
        }
        return frame.redirect(shown(register, Form.sent(sent)).address(), "view-removed");
    }

    /// Begins the list with the columns that are shown, and its rows close or wide, from now on; or as it usually is.
    @POST
    @Path("columnas")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response columns(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path, "see");
        Form form = Form.sent(sent);
        boolean usual = form.is("accion", "olvidar");
        List<String> known =
                register.table().columns().stream().map(Column::name).toList();
        String[] columns = sent.getOrDefault(Query.COLUMNS, List.of()).stream()
                .filter(known::contains)
                .distinct()
                .toArray(String[]::new);
        database.write(caller.actor(), handle -> {
            ListViews views = handle.attach(ListViews.class);
            if (usual) {
                views.startAsUsual(account(), register.path());
            } else {
                views.startWith(account(), register.path(), columns, form.is("filas", "juntas"));
            }
            return true;
        });
        String back = shown(register, form).without(Set.of(Query.COLUMNS)).address();
        return frame.redirect(back, usual ? "columns-usual" : "columns-kept");
    }

    private long account() {
        return rights.bearer().id();
    }

    /// The list as whoever sent the form saw it.
    private static Query shown(Register<?, ?> register, Form form) {
        Query shown = Query.parse(LocalPath.of(form.value("volver")));
        return shown.at(register.place());
    }
}
