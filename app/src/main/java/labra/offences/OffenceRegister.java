package labra.offences;

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
import labra.platform.Actor;
import labra.platform.Database;
import labra.registers.BulkAction;
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

/// The catalogue of offences as the interface keeps it.
@Singleton
class OffenceRegister extends NumberedRegister<Offence, Offence, NewOffence, Offences> {
    private static final Table<Offence> TABLE = new Table<>(
            Offence.class,
            List.of(
                    Column.<Offence>of("codigo", offence -> Cell.text(offence.code()))
                            .sorted("codigo"),
                    Column.<Offence>of("descripcion", offence -> Cell.text(offence.description()))
                            .sorted("descripcion"),
                    Column.<Offence>of("unidades_fijas", offence -> Cell.number(offence.fixedUnits())),
                    Column.<Offence>of("puntos", offence -> Cell.number(offence.points())),
                    Column.<Offence>of(
                            "activa", offence -> Cell.key(offence.active() ? "status-active" : "status-inactive")),
                    Column.<Offence>of("modificada_en", offence -> Cell.moment(offence.updatedAt()))
                            .hidden(),
                    Column.<Offence>of("id", offence -> Cell.number(offence.id()))
                            .sorted("id")
                            .hidden()),
            Offences.SORTS,
            "codigo");

    private static final Shape<Offence> SHAPE = new Shape<>(
            "infracciones",
            "offence",
            TABLE,
            new Inputs()
                    .text("codigo", "descripcion")
                    .number("unidades_fijas", "puntos")
                    .flag("activa")
                    .usually("activa", "true")
                    .blamed(Problem.OFFENCE_CODE_TAKEN, "codigo"));

    OffenceRegister(Database database, Writes writes) {
        super(database, writes, Offences.class, Offences.REFUSALS);
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(
                90, "/admin/infracciones", "offences", "offence", Set.of(Role.ADMIN, Role.SUPER, Role.AUDIT));
    }

    @CheckedTemplate(basePath = "offences")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(Frame frame, Offence offence, Register.Viewing viewing);
    }

    @Override
    public Set<String> writers() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public Shape<Offence> shape() {
        return SHAPE;
    }

    @Override
    protected NewOffence read(Fields fields, boolean fresh) {
        return NewOffence.from(fields);
    }

    @Override
    public Listing listing(Fields query) {
        return Offences.filtered(query);
    }

    @Override
    public List<Found> found(String asked) {
        return ask(offences -> offences.found(Search.anywhere(asked)));
    }

    @Override
    public Entry entry(Offence offence) {
        return new Entry(Long.toString(offence.id()), offence.version(), offence.code());
    }

    @Override
    public Map<String, String> written(Offence offence) {
        return Inputs.filled(
                "codigo",
                offence.code(),
                "descripcion",
                offence.description(),
                "unidades_fijas",
                offence.fixedUnits(),
                "puntos",
                offence.points(),
                "activa",
                offence.active());
    }

    @Override
    public List<BulkAction> bulkActions() {
        return BulkAction.switching(this::activate);
    }

    void activate(String id, boolean active, Actor actor) {
        change(id, actor, (rows, number) -> rows.activate(number, active));
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
    public TemplateInstance viewPage(Frame frame, Offence offence, Viewing viewing) {
        return Templates.view(frame, offence, viewing);
    }
}
