package labra.offences;

import jakarta.ws.rs.Path;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.RegisterApi;
import labra.web.Caller;

/// The catalogue of offences over HTTP, for programs.
@Path("/infracciones")
public class OffenceApi extends RegisterApi<Offence> {
    OffenceApi(OffenceRegister register, Rights rights, BulkReads bulkReads, Database database, Caller caller) {
        super(register, rights, bulkReads, database, caller);
    }
}
