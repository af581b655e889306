package labra.proposals;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import labra.access.Right;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// What waits for a second administrator.
@Path("/admin/propuestas")
@RunOnVirtualThread
public class ProposalPages {
    private static final String PLACE = "/admin/propuestas";

    private final Proposals proposals;
    private final Caller caller;
    private final Frame frame;

    ProposalPages(Proposals proposals, Caller caller, Frame frame) {
        this.proposals = proposals;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(98, PLACE, "proposals", "check", Right.SEE_LAW);
    }

    @Produces
    @Singleton
    static PendingWork work(@All List<ProposalKind> kinds) {
        return new PendingWork(
                40,
                PLACE,
                "panel-proposals",
                Right.SEE_LAW,
                Right.APPROVE_LAW,
                handle -> kinds.stream()
                        .mapToLong(kind -> handle.attach(kind.rows()).countWaiting())
                        .sum());
    }

    @CheckedTemplate(basePath = "proposals")
    static class Templates {
        static native TemplateInstance list(Frame frame, List<Proposals.Group> groups, List<String> examples);
    }

    @GET
    @PermissionsAllowed(Right.SEE_LAW)
    public Response list() {
        return frame.page(Templates.list(frame, proposals.waiting(), Examples.PLACES));
    }

    /// Proposes the rows that come along for a place.
    @POST
    @Path("ejemplos")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response examples(MultivaluedMap<String, String> sent) {
        String place = sent.getFirst("de");
        if (place == null || !Examples.PLACES.contains(place)) {
            throw Problem.NOT_FOUND.refusal();
        }
        int many = proposals.proposeAll(Examples.of(place), caller.actor());
        return frame.redirect(PLACE, "examples-proposed", many);
    }

    @POST
    @Path("{tipo}/aprobar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.APPROVE_LAW)
    public Response approve(@PathParam("tipo") String kind, MultivaluedMap<String, String> sent) {
        return decided(() -> proposals.approve(kind, ids(sent), caller.actor()), "proposal-approved");
    }

    @POST
    @Path("{tipo}/retirar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.APPROVE_LAW)
    public Response withdraw(@PathParam("tipo") String kind, MultivaluedMap<String, String> sent) {
        return decided(() -> proposals.withdraw(kind, ids(sent), caller.actor()), "proposal-withdrawn");
    }

    private Response decided(Runnable work, String said) {
        try {
            work.run();
            return frame.redirect(PLACE, said);
        } catch (Refusal refusal) {
            return frame.redirect(PLACE, "refused", refusal.message(frame.locale()));
        }
    }

    private static List<Long> ids(MultivaluedMap<String, String> sent) {
        return sent.getOrDefault("id", List.of()).stream().map(PathId::number).toList();
    }
}
