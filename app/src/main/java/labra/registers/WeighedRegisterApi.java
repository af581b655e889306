package labra.registers;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.changes.RequestedChange;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Seen;

/// A register some of whose changes are asked for by one person and decided by another.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class WeighedRegisterApi<T> extends RegisterApi<T> {
    private final NumberedRegister<T, ?, ?, ?> register;
    private final Rights rights;
    private final Caller caller;

    protected WeighedRegisterApi(
            NumberedRegister<T, ?, ?, ?> register,
            Rights rights,
            BulkReads bulkReads,
            Database database,
            Caller caller) {
        super(register, rights, bulkReads, database, caller);
        this.register = register;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @Path("{id}/cambio")
    @Authenticated
    public RequestedChange.Body requested(@PathParam("id") String id) {
        rights.need(register.right("see"));
        return register.requested(id).orElseThrow(Problem.NOT_FOUND::refusal).told();
    }

    @POST
    @Path("{id}/cambio/confirmar")
    @PermissionsAllowed(Right.DECIDE_FINES)
    public RequestedChange.Body confirm(@PathParam("id") String id, UriInfo uri) {
        return register.decide(register.requested(id, Seen.in(uri)), true, caller.actor())
                .told();
    }

    @POST
    @Path("{id}/cambio/rechazar")
    @PermissionsAllowed(Right.DECIDE_FINES)
    public RequestedChange.Body refuse(@PathParam("id") String id, UriInfo uri) {
        return register.decide(register.requested(id, Seen.in(uri)), false, caller.actor())
                .told();
    }
}
