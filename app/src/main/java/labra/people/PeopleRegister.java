package labra.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import labra.access.Role;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.platform.Database;
import labra.registers.Cell;
import labra.registers.Column;
import labra.registers.Found;
import labra.registers.Inputs;
import labra.registers.Listed;
import labra.registers.NumberedRegister;
import labra.registers.Register;
import labra.registers.Shape;
import labra.registers.Table;
import labra.web.Fields;
import labra.web.Listing;
import labra.web.Problem;
import labra.web.Search;
import labra.web.Writes;

/// Persons as the interface keeps them.
@Singleton
class PeopleRegister extends NumberedRegister<Person, Person, NewPerson, People> {
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

    private static final Shape<Person> SHAPE = new Shape<>(
            "personas",
            "person",
            TABLE,
            new Inputs().text("nombre", "correo_electronico").blamed(Problem.EMAIL_TAKEN, "correo_electronico"));

    PeopleRegister(Database database, Writes writes) {
        super(database, writes, People.class, People.REFUSALS);
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(60, "/admin/personas", "people", "people", Set.of(Role.ADMIN, Role.SUPER, Role.AUDIT));
    }

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(
                Frame frame, Person person, Register.Viewing viewing, List<People.Holding> vehicles);
    }

    @Override
    public Shape<Person> shape() {
        return SHAPE;
    }

    @Override
    protected NewPerson read(Fields fields, boolean fresh) {
        return NewPerson.from(fields);
    }

    @Override
    public Listing listing(Fields query) {
        return People.filtered(query);
    }

    @Override
    public List<Found> found(String asked) {
        List<Found> exact = asked.contains("@") ? ask(people -> people.foundByEmail(asked)) : List.of();
        return exact.isEmpty() ? ask(people -> people.found(Search.anywhere(asked))) : exact;
    }

    @Override
    public Entry entry(Person person) {
        return new Entry(Long.toString(person.id()), person.version(), person.name());
    }

    @Override
    public Map<String, String> written(Person person) {
        return Inputs.filled("nombre", person.name(), "correo_electronico", person.email());
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
        return Templates.view(frame, person, viewing, ask(people -> people.holdings(person.id())));
    }
}
