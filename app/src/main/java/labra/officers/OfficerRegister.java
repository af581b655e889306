package labra.officers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import labra.access.Role;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
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

/// Officers as the interface keeps them.
@Singleton
class OfficerRegister extends NumberedRegister<Officer, Officer, NewOfficer, Officers> {
    private static final Shape<Officer> SHAPE = new Shape<>(
            "policias",
            "officer",
            ListLayout.of(Officer.class, Officers.SORTS, "nombre")
                    .showing("activo", officer -> Cell.activity(officer.active()))
                    .showing("correo_electronico", officer -> Cell.mail(officer.email()))
                    .hiding("correo_electronico", "recibe_copias", "modificado_en"),
            NewOfficer.INPUTS);

    private final Tokens tokens;

    OfficerRegister(Database database, Writes writes, Tokens tokens, WeighedChanges weighed) {
        super(database, writes, Officers.class, Officers.REFUSALS, weighed);
        this.tokens = tokens;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(80, "/admin/policias", "officers", "officer", "officer.see");
    }

    @Produces
    static UsualAct newOfficer() {
        return new UsualAct(30, "/admin/policias/nuevo", "act-new-officer", "officer", Set.of(Role.ADMINISTRATOR));
    }

    @CheckedTemplate(basePath = "officers")
    static class Templates {
        static native TemplateInstance view(
                Frame frame,
                Officer officer,
                Register.Viewing viewing,
                List<TokenRecords.Issued> tokens,
                boolean hasPassword);
    }

    @Override
    public Shape<Officer> shape() {
        return SHAPE;
    }

    @Override
    protected NewOfficer read(Fields fields, boolean fresh) {
        return NewOfficer.from(fields);
    }

    /// Fines name who wrote them.
    @Override
    protected Weight weigh(Officer before, NewOfficer wanted) {
        return before.name().equals(wanted.name()) && before.badge().equals(wanted.badge())
                ? Weight.LIGHT
                : Weight.EXPLAINED;
    }

    @Override
    public Listing listing(Fields query) {
        return Officers.filtered(query);
    }

    @Override
    public List<SearchHit> found(String asked) {
        return ask(officers -> officers.found(Search.anywhere(asked)));
    }

    @Override
    public Entry entry(Officer officer) {
        return new Entry(Long.toString(officer.id()), officer.version(), officer.name() + " · " + officer.badge());
    }

    @Override
    public List<BulkAction> bulkActions() {
        return BulkAction.switching(this::activate);
    }

    void activate(String id, boolean active, Actor actor) {
        change(id, actor, (rows, number) -> rows.activate(number, active));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Officer officer, Viewing viewing) {
        boolean hasPassword = ask(officers -> officers.hasPassword(officer.id()));
        return Templates.view(frame, officer, viewing, tokens.ofOfficer(officer.id()), hasPassword);
    }
}
