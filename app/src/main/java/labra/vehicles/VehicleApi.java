package labra.vehicles;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Optional;
import labra.access.Role;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Page;
import labra.web.PageRequest;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Writes;

/// The register of vehicles over HTTP.
@Path("/vehiculos")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VehicleApi {
    private final Database database;
    private final Writes writes;
    private final Caller caller;
    private final Settings settings;

    VehicleApi(Database database, Writes writes, Caller caller, Settings settings) {
        this.database = database;
        this.writes = writes;
        this.caller = caller;
        this.settings = settings;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Page<Vehicle> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<String> search = query.optional("q", Fields.name(200));
        Field<Plate> plate = query.optional("placa", Plate::read);
        Field<String> country = query.optional("pais", Country::read);
        Field<Long> owner = query.optional("persona_id", Fields.whole(1, Long.MAX_VALUE));
        PageRequest request = PageRequest.read(query, Vehicles.SORTS, "placa_patente");
        return database.read(handle -> Vehicles.listing()
                .where(
                        "lower(plate) || ' ' || searchable(brand) || ' ' || searchable(color) LIKE :q",
                        "q",
                        Vehicles.pattern(search.orNull()))
                .where(
                        "plate = :plate",
                        "plate",
                        plate.orNull() == null ? null : plate.get().text())
                .where("country = :country", "country", country.orNull())
                .where("person_id = :owner", "owner", owner.orNull())
                .page(handle, Vehicle.class, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response add(byte[] body) {
        NewVehicle added = NewVehicle.from(JsonBody.fields(body));
        Vehicle vehicle = writes.in(
                caller.actor(),
                Vehicles.REFUSALS,
                handle -> handle.attach(Vehicles.class).add(added, settings.country()));
        return Versions.created("/vehiculos/" + vehicle.id(), vehicle, vehicle.version());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
    public Response get(@PathParam("id") String id) {
        long number = PathId.number(id);
        Vehicle vehicle = database.read(Vehicles.class, vehicles -> vehicles.find(number))
                .orElseThrow(Problem.NOT_FOUND::refusal);
        return Versions.ok(vehicle, vehicle.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public Response change(@PathParam("id") String id, HttpHeaders headers, byte[] body) {
        long number = PathId.number(id);
        NewVehicle wanted = NewVehicle.from(JsonBody.fields(body));
        Vehicle vehicle = writes.in(caller.actor(), Vehicles.REFUSALS, handle -> {
            Vehicles vehicles = handle.attach(Vehicles.class);
            Optional<Vehicle> changed = vehicles.change(number, wanted, Versions.expected(headers));
            return Versions.changed(changed, vehicles.find(number).isPresent());
        });
        return Versions.ok(vehicle, vehicle.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.SUPER})
    public void remove(@PathParam("id") String id, HttpHeaders headers) {
        long number = PathId.number(id);
        writes.in(caller.actor(), Vehicles.REMOVAL_REFUSALS, handle -> {
            Vehicles vehicles = handle.attach(Vehicles.class);
            boolean removed = vehicles.remove(number, Versions.expected(headers));
            return Versions.removed(removed, vehicles.find(number).isPresent());
        });
    }
}
