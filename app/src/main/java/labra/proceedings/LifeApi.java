package labra.proceedings;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import labra.access.Right;
import labra.access.Rights;
import labra.life.Reason;
import labra.life.RecordedEvent;
import labra.life.Verdict;
import labra.pages.Words;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.JsonBody;
import labra.web.PathId;
import labra.web.Problem;

/// The life of a fine over HTTP: read it, tell a fact, do an act.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LifeApi {
    private final Proceedings proceedings;
    private final TownSettings town;
    private final Caller caller;
    private final Rights rights;

    LifeApi(Proceedings proceedings, TownSettings town, Caller caller, Rights rights) {
        this.proceedings = proceedings;
        this.town = town;
        this.caller = caller;
        this.rights = rights;
    }

    @GET
    @Path("multas/{id}/vida")
    @PermissionsAllowed(Right.SEE_FINES)
    public LifeBody life(@PathParam("id") String id) {
        return LifeBody.of(proceedings.read(PathId.uuid(id)), town.zone());
    }

    /// Always kept; what is odd about it is said.
    @POST
    @Path("multas/{id}/hechos")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RECORD_FACTS)
    public EventBody fact(@PathParam("id") String id, byte[] body) {
        return tell(PathId.uuid(id), body, Recordable.facts());
    }

    @POST
    @Path("multas/{id}/actos")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.DECIDE_FINES)
    public EventBody act(@PathParam("id") String id, byte[] body) {
        return tell(PathId.uuid(id), body, Recordable.acts());
    }

    private EventBody tell(UUID fine, byte[] body, Stream<Recordable> kinds) {
        List<Recordable> choices = kinds.toList();
        NewEvent told = NewEvent.from(JsonBody.fields(body), choices, proceedings.today());
        rights.need(told.kind().right());
        RecordedEvent recorded = proceedings.tell(fine, told, caller.actor());
        if (recorded.verdict() == Verdict.REFUSED) {
            Reason reason = recorded.reasons().getFirst();
            throw Problem.ACT_REFUSED
                    .refusal(Words.text(caller.locale(), "reason-" + reason.word()))
                    .because(reason.word());
        }
        return proceedings.read(fine).events().stream()
                .filter(event -> event.seq() == recorded.seq())
                .findFirst()
                .map(event -> EventBody.of(event, town.zone()))
                .orElseThrow();
    }
}
