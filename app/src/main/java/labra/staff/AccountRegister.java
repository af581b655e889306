package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import labra.access.Role;
import labra.access.SecondFactors;
import labra.access.SecurityEvents;
import labra.access.SecurityEvents.Kind;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.access.factors.FactorRecords;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.registers.Cell;
import labra.registers.Inputs;
import labra.registers.ListLayout;
import labra.registers.NumberedRegister;
import labra.registers.Register;
import labra.registers.Shape;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Writes;
import labra.web.lists.Listing;
import org.jspecify.annotations.Nullable;

/// The staff's accounts, which administrators keep. There is always one who can.
@Singleton
class AccountRegister extends NumberedRegister<Account, Account, NewAccount, Accounts> {
    private static final ListLayout<Account> TABLE = ListLayout.of(Account.class, Accounts.SORTS, "usuario")
            .showing("rol", account -> Cell.key("role-" + account.role()))
            .showing("activo", account -> Cell.activity(account.active()))
            .hiding("creado_en", "modificado_en");

    private static final Shape<Account> SHAPE = new Shape<>(
            "usuarios",
            "account",
            AccountColumns.TABLE,
            new Inputs()
                    .text("usuario", "nombre", "rol", "correo_electronico")
                    .flag("activo")
                    .text("clave")
                    .usually("activo", "true")
                    .usually("rol", Role.AUDITOR.wireName())
                    .blamed(Problem.USERNAME_TAKEN, "usuario"));

    private final TownSettings town;
    private final Tokens tokens;
    private final SecondFactors factors;
    private final SecurityEvents events;

    AccountRegister(
            Database database,
            Writes writes,
            TownSettings town,
            Tokens tokens,
            SecondFactors factors,
            SecurityEvents events) {
        super(database, writes, Accounts.class, Accounts.REFUSALS);
        this.town = town;
        this.tokens = tokens;
        this.factors = factors;
        this.events = events;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(110, "/admin/usuarios", "accounts", "account", "account.see");
    }

    @Produces
    static UsualAct newAccount() {
        return new UsualAct(20, "/admin/usuarios/nuevo", "act-new-account", "account", Set.of(Role.ADMINISTRATOR));
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing, List<Role> roles);

        static native TemplateInstance view(
                Frame frame,
                Account account,
                Register.Viewing viewing,
                List<TokenRecords.Session> sessions,
                List<SecurityEvents.Rows.Past> events,
                FactorRecords.Factors factors);
    }

    @Override
    public Shape<Account> shape() {
        return SHAPE;
    }

    @Override
    protected NewAccount read(Fields fields, boolean fresh) {
        return NewAccount.from(fields, fresh, town.name());
    }

    @Override
    public Listing listing(Fields query) {
        return Accounts.filtered(query);
    }

    @Override
    public Entry entry(Account account) {
        return new Entry(Long.toString(account.id()), account.version(), account.username());
    }

    @Override
    public Map<String, String> written(Account account) {
        Map<String, String> written = super.written(account);
        written.put("rol", Role.valueOf(account.role()).wireName());
        return written;
    }

    @Override
    public Account add(Fields fields, Actor actor) {
        Account added = super.add(fields, actor);
        note(Kind.ACCOUNT_ADDED, added, actor);
        return added;
    }

    @Override
    public Account change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        Account changed = super.change(id, fields, version, actor);
        note(Kind.ACCOUNT_CHANGED, changed, actor);
        return changed;
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        Account gone = row(id);
        super.remove(id, version, actor);
        note(Kind.ACCOUNT_REMOVED, gone, actor);
    }

    private void note(Kind kind, Account account, Actor actor) {
        events.record(
                kind,
                SecurityEvents.Subject.account(account.id()),
                actor,
                Map.of("role", Role.valueOf(account.role()).wireName(), "active", Boolean.toString(account.active())));
    }

    @Override
    protected <V> V guarded(Accounts accounts, Supplier<V> work) {
        accounts.lock();
        V done = work.get();
        if (!accounts.anyAdministrator()) {
            throw Problem.LAST_ADMINISTRATOR.refusal();
        }
        return done;
    }

    @Override
    public TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        return Templates.form(frame, form, editing, Role.ofStaff());
    }

    @Override
    public TemplateInstance viewPage(Frame frame, Account account, Viewing viewing) {
        return Templates.view(
                frame,
                account,
                viewing,
                tokens.sessions(account.id()),
                events.latest(account.id()),
                factors.of(account.id()));
    }
}
