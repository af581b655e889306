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
import java.util.Optional;
import labra.access.Role;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Page;
import labra.web.PageRequest;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Search;
import labra.web.Versions;
import labra.web.Writes;

/// The register of officers over HTTP.
@Path("/policias")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OfficerApi {
    private final Database database;
    private final Writes writes;
    private final Caller caller;

    OfficerApi(Database database, Writes writes, Caller caller) {
        this.database = database;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Officer> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> badge = query.optional("numero_unico", Fields.name(60));
        Field<Boolean> active = query.optional("activo", Fields::written);
        PageRequest request = PageRequest.read(query, Officers.SORTS, "nombre");
        return database.read(handle -> Officers.listing()
                .where("searchable(name) || ' ' || lower(badge) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(badge) = lower(:badge)", "badge", badge.orNull())
                .where("active = :active", "active", active.orNull())
                .page(handle, Officer.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    public Response add(byte[] body) {
        NewOfficer added = NewOfficer.from(JsonBody.fields(body));
        Officer officer = writes.in(
                caller.actor(),
                Officers.REFUSALS,
                handle -> handle.attach(Officers.class).add(added));
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
        long number = PathId.number(id);
        NewOfficer wanted = NewOfficer.from(JsonBody.fields(body));
        Officer officer = writes.in(caller.actor(), Officers.REFUSALS, handle -> {
            Officers officers = handle.attach(Officers.class);
            Optional<Officer> changed = officers.change(number, wanted, Versions.expected(headers));
            return Versions.changed(changed, officers.find(number).isPresent());
        });
        return Versions.ok(officer, officer.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        long number = PathId.number(id);
        writes.in(caller.actor(), Officers.REMOVAL_REFUSALS, handle -> {
            Officers officers = handle.attach(Officers.class);
            boolean removed = officers.remove(number, Versions.expected(headers));
            return Versions.removed(removed, officers.find(number).isPresent());
        });
    }
}
