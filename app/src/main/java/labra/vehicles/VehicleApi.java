package labra.vehicles;

import jakarta.ws.rs.Path;
import labra.access.BulkReads;
import labra.access.Rights;
import labra.platform.Database;
import labra.registers.WeighedRegisterApi;
import labra.web.Caller;

/// Vehicles over HTTP, for programs.
@Path("/vehiculos")
public class VehicleApi extends WeighedRegisterApi<VehicleRow> {
    VehicleApi(VehicleRegister register, Rights rights, BulkReads bulkReads, Database database, Caller caller) {
        super(register, rights, bulkReads, database, caller);
    }
}
