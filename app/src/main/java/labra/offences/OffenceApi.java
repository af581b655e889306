package labra.offences;

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

/// The catalogue of offences over HTTP.
@Path("/infracciones")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OffenceApi {
    private final Database database;
    private final Writes writes;
    private final Caller caller;

    OffenceApi(Database database, Writes writes, Caller caller) {
        this.database = database;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Offence> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> code = query.optional("codigo", Fields.name(40));
        Field<Boolean> active = query.optional("activa", Fields::written);
        PageRequest request = PageRequest.read(query, Offences.SORTS, "codigo");
        return database.read(handle -> Offences.listing()
                .where("searchable(code || ' ' || description) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(code) = lower(:code)", "code", code.orNull())
                .where("active = :active", "active", active.orNull())
                .page(handle, Offence.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response add(byte[] body) {
        NewOffence added = NewOffence.from(JsonBody.fields(body));
        Offence offence = writes.in(
                caller.actor(),
                Offences.REFUSALS,
                handle -> handle.attach(Offences.class).add(added));
        return Versions.created("/infracciones/" + offence.id(), offence, offence.version());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Response get(@PathParam("id") String id) {
        long number = PathId.number(id);
        Offence offence = database.read(Offences.class, offences -> offences.find(number))
                .orElseThrow(Problem.NOT_FOUND::refusal);
        return Versions.ok(offence, offence.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response change(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        long number = PathId.number(id);
        NewOffence wanted = NewOffence.from(JsonBody.fields(body));
        Offence offence = writes.in(caller.actor(), Offences.REFUSALS, handle -> {
            Offences offences = handle.attach(Offences.class);
            Optional<Offence> changed = offences.change(number, wanted, Versions.expected(headers));
            return Versions.changed(changed, offences.find(number).isPresent());
        });
        return Versions.ok(offence, offence.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        long number = PathId.number(id);
        writes.in(caller.actor(), Offences.REMOVAL_REFUSALS, handle -> {
            Offences offences = handle.attach(Offences.class);
            boolean removed = offences.remove(number, Versions.expected(headers));
            return Versions.removed(removed, offences.find(number).isPresent());
        });
    }
}
