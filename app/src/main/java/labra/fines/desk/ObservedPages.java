package labra.fines.desk;

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
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import labra.access.Right;
import labra.fines.FineRow;
import labra.fines.Fines;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.pages.Query;
import labra.platform.Database;
import labra.vehicles.VehicleRow;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The queue of fines whose plate or data could not be tied to anything, to be settled one by one
/// or by plate.
@Path("/admin/observadas")
@RunOnVirtualThread
public class ObservedPages {
    private static final String PLACE = ObservedGroup.PLACE;
    private static final int SUGGESTED = 8;
    private static final int LISTED = 200;

    private final Database database;
    private final FineRegister register;
    private final FineDesk desk;
    private final Caller caller;
    private final Frame frame;

    ObservedPages(Database database, FineRegister register, FineDesk desk, Caller caller, Frame frame) {
        this.database = database;
        this.register = register;
        this.desk = desk;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(30, PLACE, "observed", "observed", Right.SEE_FINES);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                10,
                PLACE,
                "panel-observed",
                Right.SEE_FINES,
                Right.WRITE_FINES,
                handle -> handle.attach(Fines.class).observed());
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance observed(
                Frame frame, Query query, List<ObservedGroup> groups, long waiting, long account);

        static native TemplateInstance resolve(Frame frame, FineRow fine, Around around);
    }

    /// What the page of one fine shows besides it: how many wait for the same, which vehicles it may be, and who has
    /// taken it.
    public record Around(
            int alike,
            List<VehicleRow> suggestions,
            @Nullable String taker) {}

    /// What has waited longest comes first; `q` is the start of a plate, `de` whose part of the queue.
    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response queue(UriInfo uri) {
        Query query = Query.of(PLACE, uri.getQueryParameters());
        Fields fields = query.fields();
        Field<String> start = fields.optional("q", Fields::string);
        Field<ObservedGroup.Part> part =
                fields.optional("de", Fields.choice(ObservedGroup.Part.class, ObservedGroup.Part::wireName));
        Field<Long> most = fields.optional("limite", Fields.whole(1, LISTED));
        fields.check();
        String plate = start.orNull() == null ? "" : ObservedGroup.plate(start.get());
        int listed = most.orNull() == null ? LISTED : most.get().intValue();
        return frame.page(Templates.observed(
                frame,
                query,
                database.read(
                        ObservedGroup.Rows.class,
                        rows -> rows.oldest(
                                plate.isEmpty() ? null : plate,
                                part.orNull() == null ? ObservedGroup.Part.ALL : part.get(),
                                account(),
                                listed)),
                database.read(Fines.class, Fines::observed),
                account()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Right.SEE_FINES)
    public Response resolve(@PathParam("id") String id) {
        FineRow fine = register.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
        if (!fine.observed()) {
            return frame.redirect("/admin/multas/" + fine.id());
        }
        Around around = new Around(
                ObservedGroup.alike(database, fine.id()).size(),
                suggestions(fine),
                database.read(ObservedGroup.Rows.class, rows -> rows.taker(fine.id()))
                        .orElse(null));
        return frame.page(Templates.resolve(frame, fine, around));
    }

    /// The one after it, which nobody else has taken.
    @GET
    @Path("{id}/siguiente")
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response skip(@PathParam("id") String id) {
        return frame.redirect(
                ObservedGroup.next(database, account(), PathId.uuid(id)).orElse(PLACE));
    }

    /// Takes the fine and those of its plate, from whoever had them, or leaves them to the others.
    @POST
    @Path("{id}/tomar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response take(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID fine = PathId.uuid(id);
        boolean leaves = Form.sent(sent).is("dejar", "si");
        UUID[] group = Stream.concat(Stream.of(fine), ObservedGroup.alike(database, fine).stream())
                .toArray(UUID[]::new);
        int moved = database.write(caller.actor(), handle -> {
            ObservedGroup.Rows rows = handle.attach(ObservedGroup.Rows.class);
            return leaves ? rows.leave(group, account()) : rows.take(group, account());
        });
        String back = LocalPath.of(Form.sent(sent).value("volver"));
        return frame.redirect(
                back.startsWith(PLACE) ? back : PLACE, leaves ? "observed-left" : "observed-taken", moved);
    }

    private long account() {
        return frame.bearer().id();
    }

    private List<VehicleRow> suggestions(FineRow fine) {
        String plate = fine.plate();
        if (plate == null || fine.vehicleId() != null) {
            return List.of();
        }
        String[] candidates = SimilarPlates.of(plate).toArray(String[]::new);
        return database.read(handle -> VehicleRow.among(handle, fine.country(), candidates)).stream()
                .sorted(Comparator.comparing(VehicleRow::plate, SimilarPlates.likeliestFor(plate)))
                .limit(SUGGESTED)
                .toList();
    }
}
