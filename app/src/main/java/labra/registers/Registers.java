package labra.registers;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.access.Rights;
import labra.pages.Navigation;
import labra.pages.Query;
import labra.platform.Database;
import labra.registers.views.ListDesk;
import labra.registers.views.ListHabit;
import labra.registers.views.SavedViews;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest;
import labra.web.lists.Window;

/// All registers by their place, and the reading of their lists.
@Singleton
public class Registers {
    /// Where every register answers; a longer path of its own, or another page's, goes before it.
    static final String PATH = Register.ADMIN + "{register}";

    private final Map<String, Register<?, ?>> byPath;
    private final List<Register<?, ?>> inMenuOrder;
    private final List<Referrer> referrers;
    private final Rights rights;
    private final Database database;

    Registers(
            @All List<Register<?, ?>> registers,
            @All List<Referrer> referrers,
            Navigation menu,
            Rights rights,
            Database database) {
        this.rights = rights;
        this.inMenuOrder = registers.stream()
                .sorted(Comparator.comparing(register -> menu.rank(register.place())))
                .toList();
        this.referrers = referrers;
        this.byPath = registers.stream().collect(Collectors.toMap(Register::path, Function.identity()));
        this.database = database;
    }

    /// All of them, in the order of the menu.
    List<Register<?, ?>> all() {
        return inMenuOrder;
    }

    /// The register at that place, for whoever has this right to it. One that is not there is said first: nobody signs
    /// in to be told so.
    public Register<?, ?> named(String path, String action) {
        Register<?, ?> register = named(path);
        rights.need(register.right(action));
        return register;
    }

    Register<?, ?> named(String path) {
        Register<?, ?> register = byPath.get(path);
        if (register == null) {
            throw Problem.NOT_FOUND.refusal();
        }
        return register;
    }

    /// The one whose records are called so.
    public Optional<Register<?, ?>> of(String subject) {
        return inMenuOrder.stream()
                .filter(register -> register.subject().equals(subject))
                .findFirst();
    }

    /// What keeps the record from being removed.
    List<Blocker> blockers(String subject, Register.Entry entry) {
        return referrers.stream()
                .flatMap(referrer -> referrer.blockers(subject, entry).stream())
                .toList();
    }

    /// The ids of all records that the query's filters mean, `most` of them at the most.
    <T> List<String> meant(Register<T, ?> register, Query query, int most) {
        Fields fields = query.atStart().without(Set.of("limite", "orden")).fields();
        Listing listing = register.listing(fields);
        PageRequest all = PageRequest.read(
                        fields, register.table().sorts(), register.table().usualOrder())
                .upTo(most);
        return database.read(handle -> listing.page(handle, register.table().type(), all).items().stream()
                .map(row -> register.entry(row).id())
                .toList());
    }

    ListTotal total(Register<?, ?> register, Query query) {
        return ListTotal.of(register, query, database);
    }

    private ListDesk desk(String path, long reader) {
        return database.read(handle -> {
            SavedViews views = handle.attach(SavedViews.class);
            return new ListDesk(
                    views.seenBy(reader, path), views.habit(reader, path).orElse(ListHabit.NONE));
        });
    }

    /// The part of the list that the query asks for; a query that makes no sense lists nothing and says why.
    <T> Listed list(Register<T, ?> register, Query query, Listed.Rights rights, Locale locale, long reader) {
        ListDesk desk = desk(register.path(), reader);
        try {
            Fields fields = query.fields();
            Listing listing = register.listing(fields);
            PageRequest asked = PageRequest.read(
                    fields, register.table().sorts(), register.table().usualOrder());
            PageRequest request = query.backwards() ? asked.back() : asked;
            Window<T> window = database.readAside(
                    handle -> listing.window(handle, register.table().type(), request));
            return Listed.of(register, query, window, rights, Listed.Complaint.NONE, desk);
        } catch (Refusal refusal) {
            return Listed.of(
                    register,
                    query,
                    new Window<>(List.of(), null, null),
                    rights,
                    Listed.Complaint.of(refusal.errors(), locale),
                    desk);
        }
    }
}
