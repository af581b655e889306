package labra.auditing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import labra.access.Role;
import labra.pages.Format;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.pages.Query;
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
import labra.web.Fields;
import labra.web.PathId;
import labra.web.lists.Listing;
import org.jspecify.annotations.Nullable;

/// The whole trail for auditors: who did what, when, from where, and what was before and after; also of what is not
/// there any more.
@Singleton
class TrailRegister implements ReadOnlyRegister<TrailEntry> {
    private final Database database;
    private final TownSettings town;
    private final Places places;
    private final Clock clock;
    private final Shape<TrailEntry> shape;
    private volatile @Nullable List<String> fineColumns;

    TrailRegister(Database database, TownSettings town, Places places, Clock clock) {
        this.database = database;
        this.town = town;
        this.places = places;
        this.clock = clock;
        this.shape = new Shape<>("auditoria", "trail", layout(), new Inputs());
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(117, "/admin/auditoria", "trail", "history", "trail.see");
    }

    @Produces
    @Singleton
    static PendingWork work(Clock clock) {
        return new PendingWork(
                5,
                "/admin/auditoria",
                "panel-log",
                "trail.see",
                "trail.see",
                handle -> LogState.of(handle, clock).troubles());
    }

    @Produces
    static UsualAct reading() {
        return new UsualAct(10, "/admin/auditoria", "act-trail", "history", Set.of(Role.AUDITOR));
    }

    @CheckedTemplate(basePath = "auditing")
    static class Templates {
        static native TemplateInstance list(
                Frame frame, Listed listed, List<String> subjects, TrailAction[] actions, LogState state);

        static native TemplateInstance view(Frame frame, TrailView row, Register.Viewing viewing);
    }

    private ListLayout<TrailEntry> layout() {
        return new ListLayout<>(
                TrailEntry.class,
                List.of(
                        Column.<TrailEntry>of("hora", row -> Cell.moment(row.at()))
                                .sorted("hora"),
                        Column.<TrailEntry>of("hecho", row -> Cell.key(row.deed(columns()))),
                        Column.<TrailEntry>of("tipo", row -> Cell.word("trail-" + row.subject())),
                        Column.<TrailEntry>of(
                                "registro", row -> Cell.worded(locale -> row.recordText(locale, columns()))),
                        Column.<TrailEntry>of(
                                "autor",
                                row -> Cell.worded(locale -> row.by(locale).told())),
                        Column.<TrailEntry>of("direccion", row -> Cell.text(row.address())),
                        Column.<TrailEntry>of(
                                        "cambios",
                                        row -> Cell.worded(
                                                locale -> row.summary(new Format(locale, town.zone()), columns())))
                                .hidden(),
                        Column.<TrailEntry>of("sesion", row -> Cell.text(row.session()))
                                .hidden(),
                        Column.<TrailEntry>of("id", row -> Cell.text(Long.toString(row.id())))
                                .hidden()),
                TrailEntry.SORTS,
                "-hora");
    }

    @Override
    public Shape<TrailEntry> shape() {
        return shape;
    }

    @Override
    public Listing listing(Fields query) {
        return new TrailFilter(database, town.zone()).listing(query);
    }

    @Override
    public Optional<String> note(Query query) {
        return new TrailFilter(database, town.zone()).isCut(query.fields())
                ? Optional.of("trail-cut")
                : Optional.empty();
    }

    @Override
    public Optional<TrailEntry> find(String id) {
        long number = PathId.number(id);
        return database.read(handle -> new Listing(TrailEntry.COLUMNS, TrailEntry.TABLES, "a.id", "bigint")
                .find(handle, TrailEntry.class, number));
    }

    @Override
    public Entry entry(TrailEntry row) {
        return new Entry(Long.toString(row.id()), 1, Long.toString(row.id()));
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.list(
                frame,
                listed,
                database.read(TrailRows.class, TrailRows::subjects),
                TrailAction.values(),
                LogState.of(database, clock));
    }

    @Override
    public TemplateInstance viewPage(Frame frame, TrailEntry row, Viewing viewing) {
        return Templates.view(frame, TrailView.of(row, database, columns(), frame.format(), places), viewing);
    }

    /// They change with a migration alone.
    private List<String> columns() {
        List<String> known = fineColumns;
        if (known == null) {
            known = database.read(TrailRows.class, TrailRows::fineColumns);
            fineColumns = known;
        }
        return known;
    }
}
