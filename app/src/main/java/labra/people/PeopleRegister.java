package labra.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import labra.access.Role;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Database;
import labra.registers.Cell;
import labra.registers.ListLayout;
import labra.registers.NumberedRegister;
import labra.registers.Register;
import labra.registers.SearchHit;
import labra.registers.Shape;
import labra.registers.changes.WeighedChanges;
import labra.registers.changes.Weight;
import labra.web.Fields;
import labra.web.Writes;
import labra.web.lists.Listing;
import labra.web.lists.Search;

/// Persons as the interface keeps them.
@Singleton
class PeopleRegister extends NumberedRegister<Person, Person, NewPerson, People> {
    private static final Shape<Person> SHAPE = new Shape<>(
            "personas",
            "person",
            ListLayout.of(Person.class, People.SORTS, "nombre")
                    .showing("correo_electronico", person -> Cell.mail(person.email()))
                    .hiding("modificada_en"),
            NewPerson.INPUTS);

    PeopleRegister(Database database, Writes writes, WeighedChanges weighed) {
        super(database, writes, People.class, People.REFUSALS, weighed);
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(60, "/admin/personas", "people", "people", "person.see");
    }

    @Produces
    static UsualAct newPerson() {
        return new UsualAct(30, "/admin/personas/nuevo", "act-new-person", "people", Set.of(Role.OPERATOR));
    }

    @CheckedTemplate(basePath = "people")
    static class Templates {
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

    /// Whoever has the address is told of the fines: another one gives them to somebody else.
    @Override
    protected Weight weigh(Person before, NewPerson wanted) {
        if (!before.email().equalsIgnoreCase(wanted.email())) {
            return Weight.SHARED;
        }
        return before.name().equals(wanted.name()) && before.email().equals(wanted.email())
                ? Weight.LIGHT
                : Weight.EXPLAINED;
    }

    @Override
    public Listing listing(Fields query) {
        return People.filtered(query);
    }

    @Override
    public List<SearchHit> found(String asked) {
        List<SearchHit> exact = asked.contains("@") ? ask(people -> people.foundByEmail(asked)) : List.of();
        return exact.isEmpty() ? ask(people -> people.found(Search.anywhere(asked))) : exact;
    }

    @Override
    public Entry entry(Person person) {
        return new Entry(Long.toString(person.id()), person.version(), person.name());
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Person person, Viewing viewing) {
        return Templates.view(frame, person, viewing, ask(people -> people.holdings(person.id())));
    }
}
