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

/// The register of persons over HTTP.
@Path("/personas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PeopleApi {
    private final Database database;
    private final Writes writes;
    private final Caller caller;

    PeopleApi(Database database, Writes writes, Caller caller) {
        this.database = database;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Person> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<String> search = query.optional("q", Fields.name(200));
        Field<String> email = query.optional("correo_electronico", Fields::email);
        PageRequest request = PageRequest.read(query, People.SORTS, "nombre");
        return database.read(handle -> People.listing()
                .where("searchable(name) || ' ' || lower(email) LIKE :q", "q", Search.anywhere(search.orNull()))
                .where("lower(email) = lower(:email)", "email", email.orNull())
                .page(handle, Person.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response add(byte[] body) {
        NewPerson added = NewPerson.from(JsonBody.fields(body));
        Person person = writes.in(
                caller.actor(),
                People.REFUSALS,
                handle -> handle.attach(People.class).add(added));
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
        long number = PathId.number(id);
        NewPerson wanted = NewPerson.from(JsonBody.fields(body));
        Person person = writes.in(caller.actor(), People.REFUSALS, handle -> {
            People people = handle.attach(People.class);
            Optional<Person> changed = people.change(number, wanted, Versions.expected(headers));
            return Versions.changed(changed, people.find(number).isPresent());
        });
        return Versions.ok(person, person.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        long number = PathId.number(id);
        writes.in(caller.actor(), People.REMOVAL_REFUSALS, handle -> {
            People people = handle.attach(People.class);
            boolean removed = people.remove(number, Versions.expected(headers));
            return Versions.removed(removed, people.find(number).isPresent());
        });
    }
}
