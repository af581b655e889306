package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import labra.access.Role;
import labra.access.SecurityEvents;
import labra.fines.Timestamp;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.registers.Cell;
import labra.registers.Column;
import labra.registers.Inputs;
import labra.registers.ListLayout;
import labra.registers.Listed;
import labra.registers.ReadOnlyRegister;
import labra.registers.Register;
import labra.registers.Shape;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.lists.Listing;

/// What happened to accounts, rights and data, for administrators to look through and to take away.
@Singleton
class SecurityRegister implements ReadOnlyRegister<SecurityRow> {
    private static final ListLayout<SecurityRow> TABLE = new ListLayout<>(
            SecurityRow.class,
            List.of(
                    Column.<SecurityRow>of("hora", event -> Cell.moment(event.at()))
                            .sorted("hora"),
                    Column.<SecurityRow>of("hecho", event -> Cell.key("event-" + event.kind())),
                    Column.<SecurityRow>of(
                            "sobre", event -> Cell.text(event.about()).to(event.place())),
                    Column.<SecurityRow>of(
                            "autor",
                            event -> Cell.worded(locale -> event.by(locale).told())),
                    Column.<SecurityRow>of("direccion", event -> Cell.text(event.address())),
                    Column.<SecurityRow>of("datos", event -> Cell.worded(event.told()))),
            SecurityRow.SORTS,
            "-hora");

    private static final Shape<SecurityRow> SHAPE = new Shape<>("seguridad", "security", TABLE, new Inputs());

    private final Database database;
    private final TownSettings town;

    SecurityRegister(Database database, TownSettings town) {
        this.database = database;
        this.town = town;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(115, "/admin/seguridad", "security", "key", "security.see");
    }

    @Produces
    static UsualAct reading() {
        return new UsualAct(50, "/admin/seguridad", "act-security", "key", Set.of(Role.ADMINISTRATOR));
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance security(Frame frame, Listed listed, List<SecurityEvents.Kind> kinds);

        static native TemplateInstance event(Frame frame, SecurityRow event, Register.Viewing viewing);
    }

    @Override
    public Shape<SecurityRow> shape() {
        return SHAPE;
    }

    @Override
    public boolean isAboutPeople() {
        return false;
    }

    /// By kind, by whom it was about or who did it, and by day.
    @Override
    public Listing listing(Fields query) {
        Field<SecurityEvents.Kind> kind =
                query.optional("hecho", Fields.choice(SecurityEvents.Kind.class, SecurityEvents.Kind::name));
        Field<String> who = query.optional("quien", Fields.name(100));
        Field<Instant> from = query.optional("desde", Timestamp.filter(town.zone()));
        Field<Instant> lastDay = query.optional("hasta_dia", Timestamp.filter(town.zone()));
        Instant end = lastDay.orNull();
        Timestamp.ordered(
                query,
                from.orNull(),
                "hasta_dia",
                end == null ? null : end.plus(Duration.ofDays(1)).minusMillis(1));
        return new Listing(SecurityRow.COLUMNS, SecurityRow.TABLES, "e.id", "bigint")
                .where(
                        "e.kind = :kind",
                        "kind",
                        kind.orNull() == null ? null : kind.get().name())
                .whereUneven("""
                        (e.account_id = (SELECT id FROM account WHERE lower(username) = :who)
                         OR e.officer_id = (SELECT id FROM officer WHERE lower(badge) = :who)
                         OR lower(e.actor) IN ('account:' || :who, 'officer:' || :who))
                        """, "who", who.orNull() == null ? null : who.get().toLowerCase(Locale.ROOT))
                .where(
                        "e.at >= :from",
                        "from",
                        from.orNull() == null ? null : from.get().atOffset(ZoneOffset.UTC))
                .where(
                        "e.at < :dayAfter",
                        "dayAfter",
                        end == null ? null : end.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<SecurityRow> find(String id) {
        long number = PathId.number(id);
        return database.read(handle -> new Listing(SecurityRow.COLUMNS, SecurityRow.TABLES, "e.id", "bigint")
                .find(handle, SecurityRow.class, number));
    }

    @Override
    public Entry entry(SecurityRow event) {
        return new Entry(Long.toString(event.id()), 1, Long.toString(event.id()));
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.security(frame, listed, List.of(SecurityEvents.Kind.values()));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, SecurityRow event, Viewing viewing) {
        return Templates.event(frame, event, viewing);
    }
}
