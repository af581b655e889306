package labra.registers;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import labra.access.Readings;
import labra.access.Rights;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Listing;
import labra.web.Numbered;
import labra.web.Page;
import labra.web.PageRequest;
import labra.web.Versions;

/// The registers of persons, vehicles, officers and offences over HTTP, for programs.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RegisterApi {
    private static final String ALL = "{register: personas|vehiculos|policias|infracciones}";
    private static final String ONE = ALL + "/{id}";

    private final Registers registers;
    private final Rights rights;
    private final Readings readings;
    private final Database database;
    private final Caller caller;

    RegisterApi(Registers registers, Rights rights, Readings readings, Database database, Caller caller) {
        this.registers = registers;
        this.rights = rights;
        this.readings = readings;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Path(ALL)
    public Page<?> list(@PathParam("register") String path, UriInfo uri) {
        return list(readable(path), Fields.ofQuery(uri.getQueryParameters()));
    }

    private <T> Page<Object> list(NumberedRegister<T, ?, ?, ?> register, Fields query) {
        Listing listing = register.listing(query);
        Table<T> table = register.table();
        PageRequest request = PageRequest.read(query, table.sorts(), table.usualOrder());
        Page<T> page = database.read(handle -> listing.page(handle, table.type(), request));
        register.noteRead(readings, rights.reader(), page.items().size());
        return page.map(register::told);
    }

    @POST
    @Path(ALL)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("register") String path, byte[] body) {
        NumberedRegister<?, ?, ?, ?> register = writable(path);
        Numbered added = register.add(JsonBody.fields(body), caller.actor());
        return Versions.created("/" + path + "/" + added.id(), added, added.version());
    }

    @GET
    @Path(ONE)
    public Response get(@PathParam("register") String path, @PathParam("id") String id) {
        return get(readable(path), id);
    }

    private <T> Response get(NumberedRegister<T, ?, ?, ?> register, String id) {
        T row = register.row(id);
        register.noteRead(readings, rights.reader(), 1);
        return Versions.ok(register.told(row), register.entry(row).version());
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("register") String path, @PathParam("id") String id, HttpHeaders headers, byte[] body) {
        NumberedRegister<?, ?, ?, ?> register = writable(path);
        Numbered changed = register.change(id, JsonBody.fields(body), Versions.expected(headers), caller.actor());
        return Versions.ok(changed, changed.version());
    }

    @DELETE
    @Path(ONE)
    public void remove(@PathParam("register") String path, @PathParam("id") String id, HttpHeaders headers) {
        NumberedRegister<?, ?, ?, ?> register = registers.numbered(path);
        rights.need(register.right("remove"));
        register.remove(id, Versions.expected(headers), caller.actor());
    }

    private NumberedRegister<?, ?, ?, ?> readable(String path) {
        NumberedRegister<?, ?, ?, ?> register = registers.numbered(path);
        rights.need(register.right("see"));
        return register;
    }

    private NumberedRegister<?, ?, ?, ?> writable(String path) {
        NumberedRegister<?, ?, ?, ?> register = registers.numbered(path);
        rights.need(register.right("write"));
        return register;
    }
}
