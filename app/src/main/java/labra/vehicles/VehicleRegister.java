package labra.vehicles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.pages.Blocker;
import labra.pages.Cell;
import labra.pages.Column;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.Inputs;
import labra.pages.Listed;
import labra.pages.Register;
import labra.pages.Table;
import labra.people.People;
import labra.people.Person;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Fields;
import labra.web.Listing;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Writes;
import org.jspecify.annotations.Nullable;

/// Vehicles as the interface keeps them.
@Singleton
class VehicleRegister implements Register<VehicleRow, Vehicle> {
    private static final Table<VehicleRow> TABLE = new Table<>(
            VehicleRow.class,
            List.of(
                    Column.<VehicleRow>of("placa_patente", vehicle -> Cell.plate(vehicle.plate()))
                            .sorted("placa_patente"),
                    Column.<VehicleRow>of("marca", vehicle -> Cell.text(vehicle.brand())),
                    Column.<VehicleRow>of("color", vehicle -> Cell.text(vehicle.color())),
                    Column.<VehicleRow>of(
                            "titular",
                            vehicle -> Cell.text(vehicle.owner()).to("/admin/personas/" + vehicle.personId())),
                    Column.<VehicleRow>of("correo_electronico", vehicle -> Cell.text(vehicle.ownerEmail()))
                            .hidden(),
                    Column.<VehicleRow>of("pais", vehicle -> Cell.text(vehicle.country())),
                    Column.<VehicleRow>of("creado_en", vehicle -> Cell.moment(vehicle.createdAt()))
                            .hidden(),
                    Column.<VehicleRow>of("modificado_en", vehicle -> Cell.moment(vehicle.updatedAt()))
                            .hidden(),
                    Column.<VehicleRow>of("id", vehicle -> Cell.number(vehicle.id()))
                            .sorted("id")
                            .hidden()),
            VehicleRow.SORTS,
            "placa_patente");

    private final Database database;
    private final Writes writes;
    private final Settings settings;

    VehicleRegister(Database database, Writes writes, Settings settings) {
        this.database = database;
        this.writes = writes;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "vehicles")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed, List<Country.Named> countries);

        static native TemplateInstance form(
                Frame frame, Form form, Register.Editing editing, List<Country.Named> countries);

        static native TemplateInstance view(Frame frame, VehicleRow vehicle, Register.Viewing viewing);
    }

    @Override
    public String path() {
        return "vehiculos";
    }

    @Override
    public String subject() {
        return "vehicle";
    }

    @Override
    public Table<VehicleRow> table() {
        return TABLE;
    }

    @Override
    public Listing listing(Fields query) {
        return Vehicles.filtered(VehicleRow.listing(), query);
    }

    @Override
    public Optional<VehicleRow> find(String id) {
        long number = PathId.number(id);
        return database.read(handle -> VehicleRow.listing()
                .where("v.id = :id", "id", number)
                .first(handle, VehicleRow.class, VehicleRow.BY_ID));
    }

    @Override
    public String idOf(Vehicle vehicle) {
        return Long.toString(vehicle.id());
    }

    @Override
    public Entry entry(VehicleRow vehicle) {
        return new Entry(Long.toString(vehicle.id()), vehicle.version(), vehicle.plate());
    }

    @Override
    public Map<String, Form.Kind> fields() {
        return new Inputs()
                .text("placa_patente", "pais", "marca", "color")
                .number("persona_id")
                .all();
    }

    @Override
    public Map<String, String> usual() {
        return Map.of("pais", settings.country());
    }

    @Override
    public Map<String, String> written(VehicleRow vehicle) {
        return Inputs.filled(
                "placa_patente",
                vehicle.plateAsWritten(),
                "pais",
                vehicle.country(),
                "marca",
                vehicle.brand(),
                "color",
                vehicle.color(),
                "persona_id",
                vehicle.personId());
    }

    @Override
    public Map<Problem, String> culprits() {
        return Map.of(Problem.PLATE_TAKEN, "placa_patente", Problem.UNKNOWN_PERSON, "persona_id");
    }

    /// Without a script the owner is named by an e-mail address alone.
    @Override
    public void complete(Form form) {
        String typed = form.value("persona_id_texto").strip();
        if (form.value("persona_id").isBlank() && !typed.isEmpty()) {
            database.read(People.class, people -> people.findByEmail(typed))
                    .ifPresent(person -> form.set("persona_id", Long.toString(person.id())));
        }
    }

    @Override
    public Vehicle add(Fields fields, Actor actor) {
        NewVehicle added = NewVehicle.from(fields);
        return writes.in(
                actor,
                Vehicles.REFUSALS,
                handle -> handle.attach(Vehicles.class).add(added, settings.country()));
    }

    @Override
    public Vehicle change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        NewVehicle wanted = NewVehicle.from(fields);
        return writes.in(actor, Vehicles.REFUSALS, handle -> {
            Vehicles vehicles = handle.attach(Vehicles.class);
            Optional<Vehicle> changed = vehicles.change(number, wanted, version);
            return Versions.changed(changed, vehicles.find(number).isPresent());
        });
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, Vehicles.REMOVAL_REFUSALS, handle -> {
            Vehicles vehicles = handle.attach(Vehicles.class);
            boolean removed = vehicles.remove(number, version);
            return Versions.removed(removed, vehicles.find(number).isPresent());
        });
    }

    @Override
    public List<Blocker> blockers(VehicleRow vehicle) {
        return Blocker.fines(
                database.read(Vehicles.class, vehicles -> vehicles.finesOf(vehicle.id())),
                "/admin/multas?vehiculo_id=" + vehicle.id());
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.list(frame, listed, Country.all(frame.locale()));
    }

    @Override
    public TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        String owner = form.value("persona_id");
        if (owner.matches("\\d{1,18}")) {
            form.set(
                    "persona_id_texto",
                    database.read(People.class, people -> people.find(Long.parseLong(owner)))
                            .map(Person::title)
                            .orElse(""));
        }
        return Templates.form(frame, form, editing, Country.all(frame.locale()));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, VehicleRow vehicle, Viewing viewing) {
        return Templates.view(frame, vehicle, viewing);
    }
}
