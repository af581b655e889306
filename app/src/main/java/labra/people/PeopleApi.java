package labra.people;

import jakarta.ws.rs.Path;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.WeighedRegisterApi;
import labra.web.Caller;

/// Persons over HTTP, for programs.
@Path("/personas")
public class PeopleApi extends WeighedRegisterApi<Person> {
    PeopleApi(PeopleRegister register, Rights rights, BulkReads bulkReads, Database database, Caller caller) {
        super(register, rights, bulkReads, database, caller);
    }
}
