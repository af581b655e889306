package labra.people;

import jakarta.ws.rs.Path;
import labra.access.Readings;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.RegisterApi;
import labra.web.Caller;

/// Persons over HTTP, for programs.
@Path("/personas")
public class PeopleApi extends RegisterApi<Person> {
    PeopleApi(PeopleRegister register, Rights rights, Readings readings, Database database, Caller caller) {
        super(register, rights, readings, database, caller);
    }
}
