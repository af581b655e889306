package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import labra.access.Role;
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

/// The staff's accounts, which administrators keep. There is always one who can.
@Singleton
class AccountRegister implements Register<Account, Account> {
    private static final Set<String> ADMINISTRATORS = Set.of(Role.ADMIN);

    private static final Table<Account> TABLE = new Table<>(
            Account.class,
            List.of(
                    Column.<Account>of("usuario", account -> Cell.text(account.username()))
                            .sorted("usuario"),
                    Column.<Account>of("nombre", account -> Cell.text(account.name()))
                            .sorted("nombre"),
                    Column.<Account>of("rol", account -> Cell.key("role-" + account.role())),
                    Column.<Account>of(
                            "activo", account -> Cell.key(account.active() ? "status-active" : "status-inactive")),
                    Column.<Account>of("creado_en", account -> Cell.moment(account.createdAt()))
                            .hidden()),
            Accounts.SORTS,
            "usuario");

    private final Database database;
    private final Writes writes;

    AccountRegister(Database database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing, List<Role> roles);

        static native TemplateInstance view(Frame frame, Account account, Register.Viewing viewing);
    }

    @Override
    public String path() {
        return "usuarios";
    }

    @Override
    public String subject() {
        return "account";
    }

    @Override
    public Set<String> readers() {
        return ADMINISTRATORS;
    }

    @Override
    public Set<String> writers() {
        return ADMINISTRATORS;
    }

    @Override
    public Table<Account> table() {
        return TABLE;
    }

    @Override
    public Listing listing(Fields query) {
        return Accounts.filtered(query);
    }

    @Override
    public Optional<Account> find(String id) {
        long number = PathId.number(id);
        return database.read(Accounts.class, accounts -> accounts.find(number));
    }

    @Override
    public String idOf(Account account) {
        return Long.toString(account.id());
    }

    @Override
    public Entry entry(Account account) {
        return new Entry(Long.toString(account.id()), account.version(), account.username());
    }

    @Override
    public Map<String, Form.Kind> fields() {
        return new Inputs()
                .text("usuario", "nombre", "rol")
                .flag("activo")
                .text("clave")
                .all();
    }

    @Override
    public Map<String, String> usual() {
        return Map.of("activo", "true", "rol", Role.AUDIT);
    }

    @Override
    public Map<String, String> written(Account account) {
        return Inputs.filled(
                "usuario",
                account.username(),
                "nombre",
                account.name(),
                "rol",
                Role.valueOf(account.role()).wireName(),
                "activo",
                account.active());
    }

    @Override
    public Map<Problem, String> culprits() {
        return Map.of(Problem.USERNAME_TAKEN, "usuario");
    }

    @Override
    public Account add(Fields fields, Actor actor) {
        NewAccount added = NewAccount.from(fields, true);
        return writes.in(
                actor,
                Accounts.REFUSALS,
                handle -> handle.attach(Accounts.class).add(added));
    }

    @Override
    public Account change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        NewAccount wanted = NewAccount.from(fields, false);
        return writes.in(actor, Accounts.REFUSALS, handle -> {
            Accounts accounts = handle.attach(Accounts.class);
            accounts.lock();
            Optional<Account> changed = accounts.change(number, wanted, version);
            needAdministrator(accounts);
            return Versions.changed(changed, accounts.find(number).isPresent());
        });
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        long number = PathId.number(id);
        writes.in(actor, Accounts.REMOVAL_REFUSALS, handle -> {
            Accounts accounts = handle.attach(Accounts.class);
            accounts.lock();
            boolean removed = accounts.remove(number, version);
            needAdministrator(accounts);
            return Versions.removed(removed, accounts.find(number).isPresent());
        });
    }

    private static void needAdministrator(Accounts accounts) {
        if (!accounts.anyAdministrator()) {
            throw Problem.LAST_ADMINISTRATOR.refusal();
        }
    }

    /// What annulments say of it shows when it is tried.
    @Override
    public List<Blocker> blockers(Account account) {
        return List.of();
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.list(frame, listed);
    }

    @Override
    public TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        return Templates.form(frame, form, editing, List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Account account, Viewing viewing) {
        return Templates.view(frame, account, viewing);
    }
}
