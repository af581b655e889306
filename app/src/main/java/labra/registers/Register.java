package labra.registers;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.access.BulkReads;
import labra.pages.AuditTrail;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.History;
import labra.pages.Query;
import labra.platform.Actor;
import labra.registers.changes.RequestedChange;
import labra.registers.told.RecordPart;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Wire;
import labra.web.lists.Listing;
import org.jspecify.annotations.Nullable;

/// A register as the interface keeps it: how it is listed and found (as rows `T`), written (as records `R`) and
/// removed, and its three pages. [ListPages], [RecordPages] and [RemovalPages] do the rest for all of them.
public interface Register<T, R> {
    /// Where the registers are.
    String ADMIN = "/admin/";

    Shape<T> shape();

    default String path() {
        return shape().path();
    }

    default String subject() {
        return shape().subject();
    }

    default ListLayout<T> table() {
        return shape().table();
    }

    /// The right to do something with it: `see`, `write`, `remove` or `export`.
    default String right(String action) {
        return subject() + "." + action;
    }

    /// Whether its records are about people, so that reading them in heaps is noticed.
    default boolean isAboutPeople() {
        return true;
    }

    /// Notes that somebody was given so many of its records.
    default void noteRead(BulkReads bulkReads, BulkReads.Reader reader, long records) {
        if (isAboutPeople()) {
            bulkReads.people(reader, records);
        }
    }

    /// The right to what is done to many records at once.
    default String bulkRight() {
        return right("write");
    }

    /// The list as the filters ask for it; `query` gathers what is wrong with them.
    Listing listing(Fields query);

    Optional<T> find(String id);

    /// The filter by whose values the list is counted too.
    default Optional<Facet> facet() {
        return Optional.empty();
    }

    /// A filter with few values: its name on the wire, its values there, and the key of the word of each.
    record Facet(String name, Map<String, String> words) {}

    /// The key of what is to be said of a list before it is read.
    default Optional<String> note(Query query) {
        return Optional.empty();
    }

    /// The few records that a search for what somebody typed finds, the nearest first.
    default List<SearchHit> found(String asked) {
        return List.of();
    }

    /// Of those, the ones that a form may take.
    default List<SearchHit> offered(String asked) {
        return found(asked);
    }

    /// The row of that id, or a refusal.
    default T row(String id) {
        return find(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// The id of a record just written.
    String idOf(R written);

    Entry entry(T row);

    /// What identifies a row to the interface: its id, version and title.
    record Entry(String id, int version, String title) {}

    /// What a new record's form starts with.
    default Map<String, String> usual() {
        return shape().form().usual();
    }

    /// Fills in what can be told from the rest of a form that was sent.
    default void complete(Form form) {}

    /// Fills in what a form shows of the ids that an address brought.
    default void describe(Form form) {}

    /// A record as its form shows it.
    Map<String, String> written(T row);

    R add(Fields fields, Actor actor);

    R change(String id, Fields fields, @Nullable Integer version, Actor actor);

    /// The key of what is said after a change; `seen` is the version that its writer saw.
    default String changedWord(R changed, @Nullable Integer seen) {
        return subject() + "-changed";
    }

    void remove(String id, @Nullable Integer version, Actor actor);

    /// What the columns of its table are called on the wire, where that is another name.
    default Map<String, String> wireNames() {
        return Wire.names(table().type());
    }

    /// The trail of a record, newest first.
    default List<AuditTrail.Row> trail(AuditTrail trail, T row) {
        return trail.of(subject(), entry(row).id());
    }

    /// The reasons that were given for some versions of a record.
    default Map<Integer, String> reasons(String id) {
        return Map.of();
    }

    /// The latest change of a record that was left to another person.
    default Optional<RequestedChange> requested(String id) {
        return Optional.empty();
    }

    default List<BulkAction> bulkActions() {
        return List.of();
    }

    /// What its list offers to do to many records at its place and `/lote`.
    default List<BulkAction.Offer> bulkOffers() {
        return bulkActions().stream()
                .map(action -> new BulkAction.Offer(action.name(), bulkRight()))
                .toList();
    }

    /// Where one finds what was done to many records, for whoever has the right.
    default Optional<BulkAction.Offer> bulkHistory() {
        return Optional.empty();
    }

    default TemplateInstance listPage(Frame frame, Listed listed) {
        return ListPages.Templates.list(frame, listed, shape().form().activity());
    }

    default TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        return RecordPages.Templates.form(frame, form, editing, shape(), place());
    }

    TemplateInstance viewPage(Frame frame, T row, Viewing viewing);

    /// Where its list is.
    default String place() {
        return ADMIN + path();
    }

    /// Where a record of it is.
    default String place(String id) {
        return place() + "/" + id;
    }

    /// What a form's page knows besides its fields: whether it is of a new record, where it goes and where back.
    record Editing(boolean fresh, String title, String action, String back) {
        static Editing fresh(Register<?, ?> register) {
            return new Editing(true, "", register.place("nuevo"), register.place());
        }

        static <T> Editing of(Register<T, ?> register, T row) {
            Entry entry = register.entry(row);
            String place = register.place(entry.id());
            return new Editing(false, entry.title(), place + "/editar", place);
        }
    }

    /// A value of a record by its name on the wire.
    record Fact(String name, Cell cell) {}

    /// What a record's page shows besides its title: its values, its history, what the reader may do and
    /// what other features tell.
    record Viewing(
            Entry entry,
            String path,
            List<Fact> facts,
            History history,
            @Nullable RequestedChange requested,
            boolean mayWrite,
            boolean mayRemove,
            List<RecordPart> parts) {

        /// The same, with the reasons for some of the record's versions.
        public Viewing explained(Map<Integer, String> reasons) {
            return new Viewing(entry, path, facts, history.explained(reasons), requested, mayWrite, mayRemove, parts);
        }
    }
}
