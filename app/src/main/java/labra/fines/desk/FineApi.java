package labra.fines.desk;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.Fine;
import labra.fines.FinePrices;
import labra.fines.Fines;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.lists.Page;
import labra.web.lists.PageRequest;
import org.jspecify.annotations.Nullable;

/// The register of fines over HTTP. Officers see their own.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FineApi {
    private final Database database;
    private final FineDesk desk;
    private final AnnulmentRequests people;
    private final FinePrices prices;
    private final TownSettings town;
    private final Caller caller;
    private final Rights rights;

    FineApi(
            Database database,
            FineDesk desk,
            AnnulmentRequests people,
            FinePrices prices,
            TownSettings town,
            Caller caller,
            Rights rights) {
        this.database = database;
        this.desk = desk;
        this.people = people;
        this.prices = prices;
        this.town = town;
        this.caller = caller;
        this.rights = rights;
    }

    @GET
    @Path("multas")
    @PermissionsAllowed({Right.SEE_FINES, Right.SEE_OWN_FINES})
    public Page<Fine.Body> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        FineFilter filter = FineFilter.from(query, town.zone());
        PageRequest request = PageRequest.read(query, Fines.SORTS, "-timestamp");
        return database.read(handle -> filter.listing(Fines.COLUMNS, Fines.JOINS)
                        .where("f.officer_id = :own", "own", ownOnly())
                        .page(handle, Fine.class, request))
                .map(fine -> prices.body(fine, caller.locale()));
    }

    @GET
    @Path("multas/{id}")
    @PermissionsAllowed({Right.SEE_FINES, Right.SEE_OWN_FINES})
    public Response get(@PathParam("id") String id) {
        UUID key = PathId.uuid(id);
        Long own = ownOnly();
        Fine fine = database.read(Fines.class, fines -> fines.find(key))
                .filter(found -> own == null || found.officerId() == own)
                .orElseThrow(Problem.NOT_FOUND::refusal);
        return Versions.ok(prices.body(fine, caller.locale()), fine.version());
    }

    @PUT
    @Path("multas/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response correct(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        UUID key = PathId.uuid(id);
        FineDesk.Correction correction =
                desk.correct(key, JsonBody.fields(body), Versions.expected(headers), caller.actor());
        return correction.waits()
                ? Response.accepted(AnnulmentApi.Request.of(people.latestOf(key), town.zone()))
                        .build()
                : Versions.ok(
                        prices.body(correction.fine(), caller.locale()),
                        correction.fine().version());
    }

    @DELETE
    @Path("multas/{id}")
    @PermissionsAllowed(Right.REMOVE_FINES)
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        desk.remove(PathId.uuid(id), Versions.expected(headers), caller.actor());
    }

    private @Nullable Long ownOnly() {
        return rights.may(Right.SEE_FINES) ? null : rights.bearer().id();
    }
}
