package labra.offences;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.pages.Blocker;
import labra.pages.BulkAction;
import labra.pages.Cell;
import labra.pages.Column;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.Inputs;
import labra.pages.Listed;
import labra.pages.Query;
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

/// The catalogue of offences as the interface keeps it.
@Singleton
class OffenceRegister implements Register<Offence, Offence> {
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

    private final Database database;
    private final Writes writes;

    OffenceRegister(Database database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    @CheckedTemplate(basePath = "offences")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(Frame frame, Offence offence, Register.Viewing viewing);
    }

    @Override
    public String path() {
        return "infracciones";
    }

    @Override
    public String subject() {
        return "offence";
    }

    @Override
    public Table<Offence> table() {
        return TABLE;
    }

    @Override
    public Listing listing(Fields query) {
        return Offences.filtered(query);
    }

    @Override
    public Optional<Offence> find(String id) {
        long number = PathId.number(id);
        return database.read(Offences.class, offences -> offences.find(number));
    }

    @Override
    public String idOf(Offence offence) {
        return Long.toString(offence.id());
    }

    @Override
    public Entry entry(Offence offence) {
        return new Entry(Long.toString(offence.id()), offence.version(), offence.code());
    }

    @Override
    public Map<String, Form.Kind> fields() {
        return new Inputs()
                .text("codigo", "descripcion")
                .number("unidades_fijas", "puntos")
                .flag("activa")
                .all();
    }

    @Override
    public Map<String, String> usual() {
        return Map.of("activa", "true");
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
    public Map<Problem, String> culprits() {
        return Map.of(Problem.OFFENCE_CODE_TAKEN, "codigo");
    }

    @Override
    public Offence add(Fields fields, Actor actor) {
        NewOffence added = NewOffence.from(fields);
        return writes.in(
                actor,
                Offences.REFUSALS,
                handle -> handle.attach(Offences.class).add(added));
    }

    @Override
    public Offence change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        NewOffence wanted = NewOffence.from(fields);
        return writes.in(actor, Offences.REFUSALS, handle -> {
            Offences offences = handle.attach(Offences.class);
            Optional<Offence> changed = offences.change(number, wanted, version);
            return Versions.changed(changed, offences.find(number).isPresent());
        });
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, Offences.REMOVAL_REFUSALS, handle -> {
            Offences offences = handle.attach(Offences.class);
            boolean removed = offences.remove(number, version);
            return Versions.removed(removed, offences.find(number).isPresent());
        });
    }

    @Override
    public List<Blocker> blockers(Offence offence) {
        return Blocker.fines(
                database.read(Offences.class, offences -> offences.finesOf(offence.id())),
                "/admin/multas?infraccion=" + Query.encoded(offence.code()));
    }

    @Override
    public List<BulkAction> bulkActions() {
        return List.of(
                new BulkAction("activate", false, (id, actor) -> activate(id, true, actor)),
                new BulkAction("deactivate", true, (id, actor) -> activate(id, false, actor)));
    }

    void activate(String id, boolean active, Actor actor) {
        long number = PathId.number(id);
        writes.in(
                actor,
                Map.of(),
                handle -> Versions.changed(handle.attach(Offences.class).activate(number, active), false));
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
