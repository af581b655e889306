package labra.proceedings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import labra.access.Right;
import labra.fines.desk.FinePart;
import labra.pages.Frame;
import labra.prices.OwedText;
import labra.web.PathId;

/// The life of a fine as a page: where it stands, until when, what happened.
@Path("/admin/vida/{id}")
@RunOnVirtualThread
public class LifePages {
    static final String PLACE = "/admin/vida";
    private final Proceedings proceedings;
    private final Frame frame;

    LifePages(Proceedings proceedings, Frame frame) {
        this.proceedings = proceedings;
        this.frame = frame;
    }

    @Produces
    @Singleton
    static FinePart part() {
        return new FinePart(10, "life", PLACE);
    }

    @CheckedTemplate(basePath = "proceedings")
    static class Templates {
        static native TemplateInstance part(Frame frame, LifeView life, OwedText text);

        static native TemplateInstance life(Frame frame, UUID fine, LifeView life, OwedText text, Kinds kinds);
    }

    /// What the reader may tell.
    public record Kinds(List<Recordable> facts, List<Recordable> acts) {}

    @GET
    @Path("parte")
    @PermissionsAllowed(Right.SEE_FINES)
    public Response part(@PathParam("id") String id) {
        return frame.page(Templates.part(frame, proceedings.read(PathId.uuid(id)), new OwedText(frame.format())));
    }

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Response life(@PathParam("id") String id) {
        UUID fine = PathId.uuid(id);
        return frame.page(Templates.life(
                frame,
                fine,
                proceedings.read(fine),
                new OwedText(frame.format()),
                new Kinds(allowed(Recordable.facts()), allowed(Recordable.acts()))));
    }

    private List<Recordable> allowed(Stream<Recordable> kinds) {
        return kinds.filter(kind -> frame.may(kind.right())).toList();
    }
}
