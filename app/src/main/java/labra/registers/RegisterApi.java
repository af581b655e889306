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
import labra.access.BulkReads;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.changes.Numbered;
import labra.registers.changes.RequestedChange;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Versions;
import labra.web.lists.Listing;
import labra.web.lists.Page;
import labra.web.lists.PageRequest;

/// A register over HTTP, for programs. A feature puts its own at a path.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class RegisterApi<T> {
    private final NumberedRegister<T, ?, ?, ?> register;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Database database;
    private final Caller caller;

    protected RegisterApi(
            NumberedRegister<T, ?, ?, ?> register,
            Rights rights,
            BulkReads bulkReads,
            Database database,
            Caller caller) {
        this.register = register;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Authenticated
    public Page<Object> list(UriInfo uri) {
        rights.need(register.right("see"));
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Listing listing = register.listing(query);
        ListLayout<T> table = register.table();
        PageRequest request = PageRequest.read(query, table.sorts(), table.usualOrder());
        Page<T> page = database.readAside(handle -> listing.page(handle, table.type(), request));
        register.noteRead(bulkReads, rights.reader(), page.items().size());
        return page.map(register::told);
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(byte[] body) {
        rights.need(register.right("write"));
        Numbered added = register.add(JsonBody.fields(body), caller.actor());
        return Versions.created("/" + register.path() + "/" + added.id(), added, added.version());
    }

    @GET
    @Path("{id}")
    @Authenticated
    public Response get(@PathParam("id") String id) {
        rights.need(register.right("see"));
        T row = register.row(id);
        register.noteRead(bulkReads, rights.reader(), 1);
        return Versions.ok(register.told(row), register.entry(row).version());
    }

    @PUT
    @Path("{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        rights.need(register.right("write"));
        NumberedRegister.Change<? extends Numbered> change =
                register.changeOrAsk(id, JsonBody.fields(body), Versions.expected(headers), caller.actor());
        RequestedChange asked = change.asked();
        return asked == null
                ? Versions.ok(change.record(), change.record().version())
                : Response.accepted(asked.told()).build();
    }

    @DELETE
    @Path("{id}")
    @Authenticated
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        rights.need(register.right("remove"));
        register.remove(id, Versions.expected(headers), caller.actor());
    }
}
