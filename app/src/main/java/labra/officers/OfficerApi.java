package labra.officers;

import jakarta.ws.rs.Path;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.RegisterApi;
import labra.web.Caller;

/// Officers over HTTP, for programs.
@Path("/policias")
public class OfficerApi extends RegisterApi<Officer> {
    OfficerApi(OfficerRegister register, Rights rights, BulkReads bulkReads, Database database, Caller caller) {
        super(register, rights, bulkReads, database, caller);
    }
}
