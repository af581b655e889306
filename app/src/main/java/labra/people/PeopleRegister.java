package labra.people;

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
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.Listing;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Writes;
import org.jspecify.annotations.Nullable;

/// Persons as the interface keeps them.
@Singleton
class PeopleRegister implements Register<Person, Person> {
    private static final Table<Person> TABLE = new Table<>(
            Person.class,
            List.of(
                    Column.<Person>of("nombre", person -> Cell.text(person.name()))
                            .sorted("nombre"),
                    Column.<Person>of("correo_electronico", person -> Cell.text(person.email()))
                            .sorted("correo_electronico"),
                    Column.<Person>of("creada_en", person -> Cell.moment(person.createdAt())),
                    Column.<Person>of("modificada_en", person -> Cell.moment(person.updatedAt()))
                            .hidden(),
                    Column.<Person>of("id", person -> Cell.number(person.id()))
                            .sorted("id")
                            .hidden()),
            People.SORTS,
            "nombre");

    private final Database database;
    private final Writes writes;

    PeopleRegister(Database database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(
                Frame frame, Person person, Register.Viewing viewing, List<People.Holding> vehicles);
    }

    @Override
    public String path() {
        return "personas";
    }

    @Override
    public String subject() {
        return "person";
    }

    @Override
    public Table<Person> table() {
        return TABLE;
    }

    @Override
    public Listing listing(Fields query) {
        return People.filtered(query);
    }

    @Override
    public Optional<Person> find(String id) {
        long number = PathId.number(id);
        return database.read(People.class, people -> people.find(number));
    }

    @Override
    public String idOf(Person person) {
        return Long.toString(person.id());
    }

    @Override
    public Entry entry(Person person) {
        return new Entry(Long.toString(person.id()), person.version(), person.name());
    }

    @Override
    public Map<String, Form.Kind> fields() {
        return new Inputs().text("nombre", "correo_electronico").all();
    }

    @Override
    public Map<String, String> written(Person person) {
        return Inputs.filled("nombre", person.name(), "correo_electronico", person.email());
    }

    @Override
    public Map<Problem, String> culprits() {
        return Map.of(Problem.EMAIL_TAKEN, "correo_electronico");
    }

    @Override
    public Person add(Fields fields, Actor actor) {
        NewPerson added = NewPerson.from(fields);
        return writes.in(
                actor, People.REFUSALS, handle -> handle.attach(People.class).add(added));
    }

    @Override
    public Person change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        NewPerson wanted = NewPerson.from(fields);
        return writes.in(actor, People.REFUSALS, handle -> {
            People people = handle.attach(People.class);
            Optional<Person> changed = people.change(number, wanted, version);
            return Versions.changed(changed, people.find(number).isPresent());
        });
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, People.REMOVAL_REFUSALS, handle -> {
            People people = handle.attach(People.class);
            boolean removed = people.remove(number, version);
            return Versions.removed(removed, people.find(number).isPresent());
        });
    }

    @Override
    public List<Blocker> blockers(Person person) {
        List<Blocker.Link> vehicles = database.read(People.class, people -> people.holdings(person.id(), 5)).stream()
                .map(holding -> new Blocker.Link(holding.plate(), "/admin/vehiculos/" + holding.id()))
                .toList();
        return vehicles.isEmpty()
                ? List.of()
                : List.of(new Blocker("blocker-vehicles", "/admin/vehiculos?persona_id=" + person.id(), vehicles));
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.list(frame, listed);
    }

    @Override
    public TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        return Templates.form(frame, form, editing);
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Person person, Viewing viewing) {
        return Templates.view(
                frame, person, viewing, database.read(People.class, people -> people.holdings(person.id(), 200)));
    }
}
