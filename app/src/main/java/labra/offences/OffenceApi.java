package labra.offences;

import jakarta.ws.rs.Path;
import labra.access.Readings;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.RegisterApi;
import labra.web.Caller;

/// The catalogue of offences over HTTP, for programs.
@Path("/infracciones")
public class OffenceApi extends RegisterApi<Offence> {
    OffenceApi(OffenceRegister register, Rights rights, Readings readings, Database database, Caller caller) {
        super(register, rights, readings, database, caller);
    }
}
