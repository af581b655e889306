package labra.people;

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

/// The register of persons over HTTP.
@Path("/personas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PeopleApi {
    private final Database database;
    private final PeopleRegister register;
    private final Caller caller;

    PeopleApi(Database database, PeopleRegister register, Caller caller) {
        this.database = database;
        this.register = register;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Person> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Listing listing = People.filtered(query);
        PageRequest request = PageRequest.read(query, People.SORTS, "nombre");
        return database.read(handle -> listing.page(handle, Person.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response add(byte[] body) {
        Person person = register.add(JsonBody.fields(body), caller.actor());
        return Versions.created("/personas/" + person.id(), person, person.version());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Response get(@PathParam("id") String id) {
        long number = PathId.number(id);
        Person person =
                database.read(People.class, people -> people.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
        return Versions.ok(person, person.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response change(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        Person person = register.change(id, JsonBody.fields(body), Versions.expected(headers), caller.actor());
        return Versions.ok(person, person.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        register.remove(id, Versions.expected(headers), caller.actor());
    }
}
