package labra.fines.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import labra.access.Right;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.PathId;
import labra.web.Seen;
import org.jspecify.annotations.Nullable;

/// What takes two, over HTTP: to annul a fine, and to decide that or a correction that moves it to another plate.
@Path("/multas/{id}/anulacion")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnnulmentApi {
    private final AnnulmentRequests people;
    private final TownSettings town;
    private final Caller caller;

    AnnulmentApi(AnnulmentRequests people, TownSettings town, Caller caller) {
        this.people = people;
        this.town = town;
        this.caller = caller;
    }

    /// A request on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            long id,
            @JsonProperty("multa_id") UUID fineId,
            @JsonProperty("tipo") String kind,
            @JsonProperty("estado") String state,
            @JsonProperty("motivo") String reason,
            @JsonProperty("placa_patente") @Nullable String wantedPlate,
            @JsonProperty("pedida_por") String asker,
            @JsonProperty("pedida_en") OffsetDateTime askedAt,
            @JsonProperty("decidida_por") @Nullable String decider,
            @JsonProperty("decidida_en") @Nullable OffsetDateTime decidedAt) {
        static Request of(Annulments.Row row, ZoneId zone) {
            String decided = row.done() ? "CONFIRMADA" : "RECHAZADA";
            return new Request(
                    row.id(),
                    row.fineId(),
                    row.annuls() ? "ANULACION" : "CORRECCION",
                    row.waiting() ? "PEDIDA" : decided,
                    row.reason(),
                    row.wantedPlate(),
                    row.asker(),
                    row.askedAt().atZone(zone).toOffsetDateTime(),
                    row.decider(),
                    row.decidedAt() == null
                            ? null
                            : row.decidedAt().atZone(zone).toOffsetDateTime());
        }
    }

    @GET
    @PermissionsAllowed(Right.SEE_FINES)
    public Request latest(@PathParam("id") String id) {
        return Request.of(people.latestOf(PathId.uuid(id)), town.zone());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response ask(@PathParam("id") String id, byte[] body) {
        UUID fine = PathId.uuid(id);
        Fields fields = JsonBody.fields(body);
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        fields.check();
        Annulments.Row asked = people.ask(fine, reason.get(), caller.actor());
        return Response.accepted(Request.of(asked, town.zone())).build();
    }

    @POST
    @Path("confirmar")
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Request confirm(@PathParam("id") String id, UriInfo uri) {
        return decide(id, uri, true);
    }

    @POST
    @Path("rechazar")
    @PermissionsAllowed(Right.DECIDE_FINES)
    public Request refuse(@PathParam("id") String id, UriInfo uri) {
        return decide(id, uri, false);
    }

    private Request decide(String id, UriInfo uri, boolean confirmed) {
        Annulments.Row asked = people.named(PathId.uuid(id), Seen.in(uri));
        return Request.of(people.decide(asked, confirmed, caller.actor()), town.zone());
    }
}
