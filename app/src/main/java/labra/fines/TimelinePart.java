package labra.fines;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import labra.access.Right;
import labra.pages.Frame;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.lists.PageRequest;
import labra.web.lists.Window;
import org.jspecify.annotations.Nullable;

/// The latest fines of a person, a vehicle or an officer, as a part of their pages.
@Path("/admin/multas-de")
@PermissionsAllowed(Right.SEE_FINES)
@RunOnVirtualThread
public class TimelinePart {
    private static final int SHOWN = 20;
    private static final int COUNTED = 10_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Database database;
    private final FineRegister register;
    private final Frame frame;

    TimelinePart(Database database, FineRegister register, Frame frame) {
        this.database = database;
        this.register = register;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance timeline(Frame frame, List<FineRow> fines, @Nullable Rest rest);
    }

    /// What is not shown: how many fines, where they were counted in time, and where all are.
    public record Rest(long fines, boolean more, boolean counted, String all) {
        static Rest of(OptionalLong counted, String all) {
            long every = counted.orElse(0);
            return new Rest(Math.min(every, COUNTED) - SHOWN, every > COUNTED, counted.isPresent(), all);
        }
    }

    @GET
    public Response latest(UriInfo uri) {
        Query query = Query.of("/admin/multas", uri.getQueryParameters());
        Fields fields = query.with("limite", Integer.toString(SHOWN)).fields();
        var listing = register.listing(fields);
        PageRequest request = PageRequest.read(fields, FineRow.SORTS, "-timestamp");
        Window<FineRow> window = database.read(handle -> listing.window(handle, FineRow.class, request));
        Rest rest = window.next() == null
                ? null
                : Rest.of(database.readAside(handle -> listing.count(handle, COUNTED + 1, PATIENCE)), query.address());
        return frame.page(Templates.timeline(frame, window.items(), rest));
    }
}
