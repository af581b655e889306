package labra.officers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import labra.access.Role;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Listing;
import labra.web.Page;
import labra.web.PageRequest;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;

/// The register of officers over HTTP.
@Path("/policias")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OfficerApi {
    private final Database database;
    private final OfficerRegister register;
    private final Caller caller;

    OfficerApi(Database database, OfficerRegister register, Caller caller) {
        this.database = database;
        this.register = register;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Officer> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Listing listing = Officers.filtered(query);
        PageRequest request = PageRequest.read(query, Officers.SORTS, "nombre");
        return database.read(handle -> listing.page(handle, Officer.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    public Response add(byte[] body) {
        Officer officer = register.add(JsonBody.fields(body), caller.actor());
        return Versions.created("/policias/" + officer.id(), officer, officer.version());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Response get(@PathParam("id") String id) {
        long number = PathId.number(id);
        Officer officer = database.read(Officers.class, officers -> officers.find(number))
                .orElseThrow(Problem.NOT_FOUND::refusal);
        return Versions.ok(officer, officer.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    public Response change(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        Officer officer = register.change(id, JsonBody.fields(body), Versions.expected(headers), caller.actor());
        return Versions.ok(officer, officer.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        register.remove(id, Versions.expected(headers), caller.actor());
    }
}
