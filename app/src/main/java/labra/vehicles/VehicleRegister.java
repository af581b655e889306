package labra.vehicles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import labra.access.Role;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.people.People;
import labra.people.Person;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.registers.Inputs;
import labra.registers.Listed;
import labra.registers.NumberedRegister;
import labra.registers.Register;
import labra.registers.SearchHit;
import labra.registers.Shape;
import labra.registers.changes.WeighedChanges;
import labra.registers.changes.Weight;
import labra.web.Fields;
import labra.web.Wire;
import labra.web.Writes;
import labra.web.lists.Listing;
import org.jdbi.v3.core.Handle;

/// Vehicles as the interface keeps them.
@Singleton
class VehicleRegister extends NumberedRegister<VehicleRow, Vehicle, NewVehicle, Vehicles> {
    private static final Shape<VehicleRow> SHAPE =
            new Shape<>("vehiculos", "vehicle", VehicleRow.TABLE, NewVehicle.INPUTS);

    private static final int SHORTEST_SEARCH = 2;

    private final Database database;
    private final TownSettings town;

    VehicleRegister(Database database, Writes writes, TownSettings town, WeighedChanges weighed) {
        super(database, writes, Vehicles.class, Vehicles.REFUSALS, weighed);
        this.database = database;
        this.town = town;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(70, "/admin/vehiculos", "vehicles", "vehicle", "vehicle.see");
    }

    @Produces
    static UsualAct newVehicle() {
        return new UsualAct(40, "/admin/vehiculos/nuevo", "act-new-vehicle", "vehicle", Set.of(Role.OPERATOR));
    }

    @CheckedTemplate(basePath = "vehicles")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed, List<Country.Named> countries);

        static native TemplateInstance form(
                Frame frame, Form form, Register.Editing editing, Inputs inputs, List<Country.Named> countries);

        static native TemplateInstance view(Frame frame, VehicleRow vehicle, Register.Viewing viewing);
    }

    @Override
    public Shape<VehicleRow> shape() {
        return SHAPE;
    }

    @Override
    protected NewVehicle read(Fields fields, boolean fresh) {
        NewVehicle vehicle = NewVehicle.from(fields);
        return fresh ? vehicle.of(town.country()) : vehicle;
    }

    /// Its fines go with its owner, and are known by its plate; what it was known by before is told why.
    @Override
    protected Weight weigh(Vehicle before, NewVehicle wanted) {
        if (!before.plate().equals(wanted.plate())
                || !(wanted.country() == null || before.country().equals(wanted.country()))) {
            return Weight.IDENTITY;
        }
        return before.personId() == wanted.personId() ? Weight.LIGHT : Weight.SHARED;
    }

    @Override
    protected String shown(Handle handle, String name, String value) {
        return name.equals("persona_id") && value.matches("\\d{1,18}")
                ? handle.attach(People.class)
                        .find(Long.parseLong(value))
                        .map(Person::title)
                        .orElse(value)
                : value;
    }

    @Override
    protected Vehicle told(VehicleRow vehicle) {
        return vehicle.told();
    }

    @Override
    public Listing listing(Fields query) {
        return Vehicles.filtered(VehicleRow.listing(), query);
    }

    @Override
    public List<SearchHit> found(String asked) {
        String start = asked.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return start.length() < SHORTEST_SEARCH ? List.of() : ask(vehicles -> vehicles.found(start + "%"));
    }

    @Override
    public Entry entry(VehicleRow vehicle) {
        return new Entry(Long.toString(vehicle.id()), vehicle.version(), vehicle.plate());
    }

    @Override
    public Map<String, String> usual() {
        return Map.of("pais", town.country());
    }

    @Override
    public Map<String, String> written(VehicleRow vehicle) {
        Map<String, String> written = super.written(vehicle);
        written.put("placa_patente", vehicle.plateAsWritten());
        return written;
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
    public Map<String, String> wireNames() {
        return Wire.names(Vehicle.class);
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
        return Templates.form(frame, form, editing, shape().form(), Country.all(frame.locale()));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, VehicleRow vehicle, Viewing viewing) {
        return Templates.view(frame, vehicle, viewing);
    }
}
