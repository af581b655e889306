package labra.vehicles;

import jakarta.ws.rs.Path;
import labra.access.Readings;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.RegisterApi;
import labra.web.Caller;

/// Vehicles over HTTP, for programs.
@Path("/vehiculos")
public class VehicleApi extends RegisterApi<VehicleRow> {
    VehicleApi(VehicleRegister register, Rights rights, Readings readings, Database database, Caller caller) {
        super(register, rights, readings, database, caller);
    }
}
