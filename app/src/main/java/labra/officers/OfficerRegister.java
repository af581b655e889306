package labra.officers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import labra.access.Role;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.pages.Blocker;
import labra.pages.BulkAction;
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

/// Officers as the interface keeps them.
@Singleton
class OfficerRegister implements Register<Officer, Officer> {
    private static final Table<Officer> TABLE = new Table<>(
            Officer.class,
            List.of(
                    Column.<Officer>of("numero_unico", officer -> Cell.text(officer.badge()))
                            .sorted("numero_unico"),
                    Column.<Officer>of("nombre", officer -> Cell.text(officer.name()))
                            .sorted("nombre"),
                    Column.<Officer>of(
                            "activo", officer -> Cell.key(officer.active() ? "status-active" : "status-inactive")),
                    Column.<Officer>of("creado_en", officer -> Cell.moment(officer.createdAt())),
                    Column.<Officer>of("modificado_en", officer -> Cell.moment(officer.updatedAt()))
                            .hidden(),
                    Column.<Officer>of("id", officer -> Cell.number(officer.id()))
                            .sorted("id")
                            .hidden()),
            Officers.SORTS,
            "nombre");

    private final Database database;
    private final Writes writes;
    private final Tokens tokens;

    OfficerRegister(Database database, Writes writes, Tokens tokens) {
        this.database = database;
        this.writes = writes;
        this.tokens = tokens;
    }

    @CheckedTemplate(basePath = "officers")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(
                Frame frame,
                Officer officer,
                Register.Viewing viewing,
                List<TokenRecords.Issued> tokens,
                boolean hasPassword);
    }

    @Override
    public String path() {
        return "policias";
    }

    @Override
    public String subject() {
        return "officer";
    }

    @Override
    public Set<String> writers() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public Table<Officer> table() {
        return TABLE;
    }

    @Override
    public Listing listing(Fields query) {
        return Officers.filtered(query);
    }

    @Override
    public Optional<Officer> find(String id) {
        long number = PathId.number(id);
        return database.read(Officers.class, officers -> officers.find(number));
    }

    @Override
    public String idOf(Officer officer) {
        return Long.toString(officer.id());
    }

    @Override
    public Entry entry(Officer officer) {
        return new Entry(Long.toString(officer.id()), officer.version(), officer.name() + " · " + officer.badge());
    }

    @Override
    public Map<String, Form.Kind> fields() {
        return new Inputs()
                .text("numero_unico", "nombre", "correo_electronico")
                .flag("recibe_copias", "activo")
                .all();
    }

    @Override
    public Map<String, String> usual() {
        return Map.of("activo", "true");
    }

    @Override
    public Map<String, String> written(Officer officer) {
        return Inputs.filled(
                "numero_unico",
                officer.badge(),
                "nombre",
                officer.name(),
                "correo_electronico",
                officer.email(),
                "recibe_copias",
                officer.copyNotices(),
                "activo",
                officer.active());
    }

    @Override
    public Map<Problem, String> culprits() {
        return Map.of(Problem.BADGE_TAKEN, "numero_unico");
    }

    @Override
    public Officer add(Fields fields, Actor actor) {
        NewOfficer added = NewOfficer.from(fields);
        return writes.in(
                actor,
                Officers.REFUSALS,
                handle -> handle.attach(Officers.class).add(added));
    }

    @Override
    public Officer change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        NewOfficer wanted = NewOfficer.from(fields);
        return writes.in(actor, Officers.REFUSALS, handle -> {
            Officers officers = handle.attach(Officers.class);
            Optional<Officer> changed = officers.change(number, wanted, version);
            return Versions.changed(changed, officers.find(number).isPresent());
        });
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, Officers.REMOVAL_REFUSALS, handle -> {
            Officers officers = handle.attach(Officers.class);
            boolean removed = officers.remove(number, version);
            return Versions.removed(removed, officers.find(number).isPresent());
        });
    }

    @Override
    public List<Blocker> blockers(Officer officer) {
        return Blocker.fines(
                database.read(Officers.class, officers -> officers.finesOf(officer.id())),
                "/admin/multas?policia_id=" + officer.id());
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
                handle -> Versions.changed(handle.attach(Officers.class).activate(number, active), false));
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
    public TemplateInstance viewPage(Frame frame, Officer officer, Viewing viewing) {
        boolean hasPassword = database.read(Officers.class, officers -> officers.hasPassword(officer.id()));
        return Templates.view(frame, officer, viewing, tokens.ofOfficer(officer.id()), hasPassword);
    }
}
