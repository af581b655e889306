package labra.offences;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.platform.Actor;
import labra.platform.Database;
import labra.registers.BulkAction;
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

/// The catalogue of offences as the interface keeps it.
@Singleton
class OffenceRegister extends NumberedRegister<Offence, Offence, NewOffence, Offences> {
    private static final Shape<Offence> SHAPE = new Shape<>(
            "infracciones",
            "offence",
            ListLayout.of(Offence.class, Offences.SORTS, "codigo")
                    .showing("activa", offence -> Cell.activity(offence.active()))
                    .hiding("creada_en", "modificada_en"),
            NewOffence.INPUTS);

    OffenceRegister(Database database, Writes writes, WeighedChanges weighed) {
        super(database, writes, Offences.class, Offences.REFUSALS, weighed);
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(90, "/admin/infracciones", "offences", "offence", "offence.see");
    }

    @CheckedTemplate(basePath = "offences")
    static class Templates {
        static native TemplateInstance view(Frame frame, Offence offence, Register.Viewing viewing);
    }

    @Override
    public boolean isAboutPeople() {
        return false;
    }

    @Override
    public Shape<Offence> shape() {
        return SHAPE;
    }

    @Override
    protected NewOffence read(Fields fields, boolean fresh) {
        return NewOffence.from(fields);
    }

    /// Fines say what their offence is called.
    @Override
    protected Weight weigh(Offence before, NewOffence wanted) {
        return before.code().equals(wanted.code()) && before.description().equals(wanted.description())
                ? Weight.LIGHT
                : Weight.EXPLAINED;
    }

    @Override
    public Listing listing(Fields query) {
        return Offences.filtered(query);
    }

    @Override
    public List<SearchHit> found(String asked) {
        return ask(offences -> offences.found(Search.anywhere(asked), false));
    }

    @Override
    public List<SearchHit> offered(String asked) {
        return ask(offences -> offences.found(Search.anywhere(asked), true));
    }

    @Override
    public Entry entry(Offence offence) {
        return new Entry(Long.toString(offence.id()), offence.version(), offence.code());
    }

    @Override
    public List<BulkAction> bulkActions() {
        return BulkAction.switching(this::activate);
    }

    void activate(String id, boolean active, Actor actor) {
        change(id, actor, (rows, number) -> rows.activate(number, active));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Offence offence, Viewing viewing) {
        return Templates.view(frame, offence, viewing);
    }
}
