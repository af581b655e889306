package labra.fines.desk;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import labra.access.Right;
import labra.access.Role;
import labra.fines.Fine;
import labra.fines.FineLoader;
import labra.fines.FinePrices;
import labra.fines.FineRow;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.fines.Timestamp;
import labra.offences.Offence;
import labra.offences.Offences;
import labra.officers.Officer;
import labra.officers.Officers;
import labra.pages.AuditTrail;
import labra.pages.Form;
import labra.pages.Format;
import labra.pages.Frame;
import labra.pages.History;
import labra.pages.MenuEntry;
import labra.pages.Query;
import labra.pages.UsualAct;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.prices.OwedText;
import labra.prices.Prices;
import labra.registers.BulkAction;
import labra.registers.Inputs;
import labra.registers.Listed;
import labra.registers.Register;
import labra.registers.SearchHit;
import labra.registers.Shape;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Wire;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest;
import org.jspecify.annotations.Nullable;

/// Fines as the interface keeps them.
@Singleton
class FineRegister implements Register<FineRow, Fine> {
    private static final Inputs INPUTS = new Inputs()
            .number("policia_id")
            .text("placa_patente")
            .day("timestamp")
            .text("infraccion")
            .prose("comentarios")
            .text("lugar")
            .number("latitud", "longitud")
            .text("motivo")
            .keeping("policia_id", "timestamp", "infraccion", "lugar")
            .blamed(Problem.UNKNOWN_PLATE, "placa_patente")
            .blamed(Problem.UNKNOWN_OFFENCE, "infraccion");

    private final Database database;
    private final FineDesk desk;
    private final TownSettings town;
    private final FinePrices prices;
    private final LinkedFilters chips;
    private final FineSearch search;
    private final List<FinePart> parts;
    private final List<FineTrail> others;
    private final Shape<FineRow> shape;

    FineRegister(
            Database database,
            FineDesk desk,
            TownSettings town,
            FinePrices prices,
            LinkedFilters chips,
            FineSearch search,
            @All List<FinePart> parts,
            @All List<FineTrail> others) {
        this.search = search;
        this.database = database;
        this.desk = desk;
        this.town = town;
        this.prices = prices;
        this.chips = chips;
        this.parts = parts.stream().sorted(Comparator.comparing(FinePart::rank)).toList();
        this.others = others;
        this.shape = new Shape<>("multas", "fine", FineColumns.table(prices), INPUTS);
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(20, "/admin/multas", "fines", "fine", Right.SEE_FINES);
    }

    @Produces
    static UsualAct newFine() {
        return new UsualAct(10, "/admin/multas/nuevo", "act-new-fine", "plus", Set.of(Role.OPERATOR));
    }

    @Produces
    static UsualAct toValidate() {
        return new UsualAct(
                20,
                "/admin/multas?estado=" + FineStatus.ISSUED.wireName(),
                "act-validate",
                "check",
                Set.of(Role.SUPERVISOR));
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance list(
                Frame frame,
                Listed listed,
                List<Offence> offences,
                List<FineStatus> statuses,
                List<LinkedFilters.Chip> chips);

        static native TemplateInstance form(Frame frame, Form form, Register.Editing editing);

        static native TemplateInstance view(
                Frame frame, FineRow fine, Register.Viewing viewing, Annulments.@Nullable Row annulment, View view);
    }

    /// What else the page of a fine tells: whether it is a draft of its reader's, who has taken it, what is owed, and
    /// what other features tell.
    public record View(
            boolean draft,
            @Nullable String taker,
            Prices.Told owed,
            URI reasons,
            OwedText text,
            List<FinePart> parts) {}

    @Override
    public Shape<FineRow> shape() {
        return shape;
    }

    /// Besides the API's filters, a last day that counts whole, the import that brought a fine and who has taken it.
    @Override
    public Listing listing(Fields query) {
        return listing(query, FineRow.COLUMNS, FineRow.JOINS);
    }

    private Listing listing(Fields query, String columns, String joins) {
        Field<Instant> lastDay = query.optional("hasta_dia", Timestamp.filter(town.zone()));
        Field<Long> run = query.optional("importacion", Fields.whole(1, Long.MAX_VALUE));
        Field<Long> taker = query.optional("tomada_por", Fields.whole(1, Long.MAX_VALUE));
        Instant end = lastDay.orNull();
        FineFilter filter = FineFilter.from(query, town.zone());
        OffsetDateTime from = filter.from();
        Timestamp.ordered(query, from == null ? null : from.toInstant(), "hasta_dia", lastMoment(end));
        return filter.listing(columns, joins)
                .whereUneven("f.import_run_id = :run", "run", run.orNull())
                .where(
                        "f.id = ANY (ARRAY(SELECT fine_id FROM fine_taken WHERE account_id = :taker))",
                        "taker",
                        taker.orNull())
                .where(
                        "f.committed_at < :dayAfter",
                        "dayAfter",
                        end == null ? null : end.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<Facet> facet() {
        Map<String, String> words = new LinkedHashMap<>();
        for (FineStatus status : FineStatus.values()) {
            words.put(status.wireName(), "status-" + status);
        }
        return Optional.of(new Facet("estado", words));
    }

    private static @Nullable Instant lastMoment(@Nullable Instant day) {
        return day == null ? null : day.plus(Duration.ofDays(1)).minusMillis(1);
    }

    @Override
    public Optional<FineRow> find(String id) {
        UUID key = PathId.uuid(id);
        return database.read(handle ->
                new Listing(FineRow.COLUMNS, "fine" + FineRow.JOINS, "f.id", "uuid").find(handle, FineRow.class, key));
    }

    @Override
    public List<SearchHit> found(String asked) {
        return search.found(asked);
    }

    @Override
    public String idOf(Fine fine) {
        return fine.id().toString();
    }

    @Override
    public Entry entry(FineRow fine) {
        String moment = spanish().moment(fine.committedAt());
        return new Entry(
                fine.id().toString(), fine.version(), fine.name() + " · " + fine.shownPlate() + " · " + moment);
    }

    @Override
    public Map<String, String> written(FineRow fine) {
        return fine.written(spanish());
    }

    /// Without a script the officer is named by the unique number alone, and the offence by its code.
    @Override
    public void complete(Form form) {
        String offence = form.value("infraccion_texto").strip();
        if (form.value("infraccion").isBlank() && !offence.isEmpty()) {
            form.set("infraccion", offence.split(" · ", 2)[0]);
        }
        String typed = form.value("policia_id_texto").strip();
        if (form.value("policia_id").isBlank() && !typed.isEmpty()) {
            database.read(Officers.class, officers -> officers.idOf(typed))
                    .ifPresent(id -> form.set("policia_id", Long.toString(id)));
        }
    }

    @Override
    public void describe(Form form) {
        if (form.value("policia_id").matches("[1-9][0-9]{0,17}")) {
            database.read(Officers.class, officers -> officers.find(Long.parseLong(form.value("policia_id"))))
                    .ifPresent(officer -> form.set("policia_id_texto", officer.name() + " · " + officer.badge()));
        }
        String offence = form.value("infraccion");
        if (!offence.isBlank()) {
            form.set(
                    "infraccion_texto",
                    database.read(Offences.class, offences -> offences.titleOf(offence))
                            .orElse(offence));
        }
    }

    @Override
    public Fine add(Fields fields, Actor actor) {
        return desk.add(fields, actor);
    }

    @Override
    public Fine change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        return desk.correctWithReason(PathId.uuid(id), fields, version, actor).fine();
    }

    /// A move to another plate leaves the fine as it was until somebody else confirms it.
    @Override
    public String changedWord(Fine fine, @Nullable Integer seen) {
        return seen != null && fine.version() == seen ? "move-asked" : "fine-changed";
    }

    @Override
    public void remove(String id, @Nullable Integer version, Actor actor) {
        desk.remove(PathId.uuid(id), version, actor);
    }

    /// Its arrival is in the audit row that it shares with its group, which names no officer; who asked to annul it and
    /// who decided stands in the trail of those requests; other features tell theirs.
    @Override
    public List<AuditTrail.Row> trail(AuditTrail trail, FineRow fine) {
        List<AuditTrail.Row> rows =
                new ArrayList<>(trail.of(subject(), fine.id().toString()));
        String officer = "officer:" + arrivingOfficer(rows, fine);
        trail.arrivalOf(fine.id(), fine.receivedAt()).stream()
                .map(row -> row.actor().equals(FineLoader.OFFICERS) ? row.by(officer) : row)
                .forEach(rows::add);
        List<String> requests = database.read(Annulments.class, annulments -> annulments.idsOf(fine.id()));
        if (!requests.isEmpty()) {
            rows.addAll(trail.ofAll("annulment", requests.toArray(String[]::new)));
        }
        others.forEach(other -> rows.addAll(other.of(trail, fine.id())));
        rows.sort(Comparator.comparingLong(AuditTrail.Row::id).reversed());
        return rows;
    }

    /// The unique number of the officer that the fine had when it came in, before anybody corrected that.
    private String arrivingOfficer(List<AuditTrail.Row> rows, FineRow fine) {
        long first = rows.reversed().stream()
                .map(row -> History.tree(row.before()).path("officer_id").asLong())
                .findFirst()
                .orElse(fine.officerId());
        return first == fine.officerId() || first == 0
                ? fine.badge()
                : database.read(Officers.class, officers -> officers.find(first))
                        .map(Officer::badge)
                        .orElse(Long.toString(first));
    }

    /// What is done to many fines has a page of its own, and goes on by itself.
    @Override
    public List<BulkAction.Offer> bulkOffers() {
        return Stream.of(Bulk.Action.values())
                .map(action -> new BulkAction.Offer(action.wireName(), action.right()))
                .toList();
    }

    @Override
    public Optional<BulkAction.Offer> bulkHistory() {
        return Optional.of(new BulkAction.Offer(Bulk.PLACE, Right.SEE_FINES));
    }

    /// All fines that the query's filters mean, `most` of them at the most.
    List<UUID> meant(Query query, int most) {
        Fields fields = query.atStart().without(Set.of("limite", "orden")).fields();
        Listing listing = listing(fields, "f.id", " f");
        PageRequest all = PageRequest.read(fields, FineRow.SORTS, "-timestamp").upTo(most);
        return database.read(handle -> listing.page(handle, Meant.class, all).items()).stream()
                .map(Meant::id)
                .toList();
    }

    /// A fine by its id alone.
    public record Meant(UUID id) {}

    @Override
    public Map<String, String> wireNames() {
        return Wire.names(Fine.Body.class, FineRow.class);
    }

    @Override
    public TemplateInstance listPage(Frame frame, Listed listed) {
        return Templates.list(
                frame,
                listed,
                offences(),
                List.of(FineStatus.values()),
                database.read(handle -> chips.of(handle, listed.query())));
    }

    @Override
    public TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        return Templates.form(frame, form, editing);
    }

    @Override
    public TemplateInstance viewPage(Frame frame, FineRow fine, Viewing viewing) {
        Map<Integer, String> reasons = database.read(Fines.class, fines -> fines.corrections(fine.id()));
        Annulments.Row annulment = database.read(Annulments.class, annulments -> annulments.latestOf(fine.id()))
                .orElse(null);
        boolean draft = desk.isDraft(fine.id(), new Actor(frame.bearer().getName(), ""));
        String taker = database.read(ObservedGroup.Rows.class, rows -> rows.taker(fine.id()))
                .orElse(null);
        View view =
                new View(draft, taker, prices.told(fine), prices.reasons(fine), new OwedText(frame.format()), parts);
        return Templates.view(frame, fine, viewing.explained(reasons), annulment, view);
    }

    private Format spanish() {
        return new Format(Locale.of("es"), town.zone());
    }

    private List<Offence> offences() {
        return database.read(Offences.class, Offences::offered);
    }
}
