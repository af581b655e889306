package labra.pages;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import labra.moments.WrittenDay;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// What the address of a list says: its filters, order, columns and place. A list's whole state is here.
public final class Query {
    public static final String COLUMNS = "col";
    static final String BACKWARDS = "antes";
    public static final String FORMAT = "formato";

    /// The number of the first row of a page: what is paged by key does not know it.
    static final String FIRST = "fila";

    /// What a list means for itself; the rest are filters.
    private static final Set<String> OWN = Set.of(COLUMNS, BACKWARDS, FORMAT, FIRST);

    /// Filters by day, which people write day first.
    private static final Set<String> DAYS = Set.of("desde", "hasta", "hasta_dia");

    private static final Set<String> PLACE = Set.of("cursor", BACKWARDS, FIRST);
    private static final Set<String> NOT_FILTERS =
            Set.of("cursor", BACKWARDS, FIRST, "limite", "orden", COLUMNS, FORMAT);

    private final String path;
    private final Map<String, List<String>> values;

    private Query(String path, Map<String, List<String>> values) {
        this.path = path;
        this.values = values;
    }

    public static Query of(String path, MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, given) -> {
            List<String> filled =
                    given.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                values.put(name, filled);
            }
        });
        return new Query(path, values);
    }

    /// The same of an address as [#address] writes it.
    public static Query parse(String address) {
        int mark = address.indexOf('?');
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        if (mark >= 0) {
            for (String pair : address.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.add(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return of(mark < 0 ? address : address.substring(0, mark), parameters);
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return written;
        }
    }

    public String value(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    /// A day as people write it.
    public String day(String name) {
        return WrittenDay.shown(value(name));
    }

    public boolean is(String name, Object value) {
        return value(name).equals(value.toString());
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean filtered() {
        return values.keySet().stream().anyMatch(name -> !NOT_FILTERS.contains(name));
    }

    public Query with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new Query(path, changed);
    }

    public Query without(Set<String> names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(names);
        return new Query(path, changed);
    }

    /// Whether another says the same, in whatever order.
    public boolean means(Query other) {
        return values.equals(other.values);
    }

    public Query atStart() {
        return without(PLACE);
    }

    public Query at(String place) {
        return new Query(place, values);
    }

    /// The filters, order and place as a [labra.web.lists.Listing] reads them. What nobody knows is refused: without it
    /// more would be told than was asked for.
    public Fields fields() {
        return Fields.ofPage(filters());
    }

    private MultivaluedMap<String, String> filters() {
        MultivaluedMap<String, String> filters = new MultivaluedHashMap<>();
        values.forEach((name, given) -> {
            if (!OWN.contains(name)) {
                filters.put(
                        name,
                        DAYS.contains(name)
                                ? given.stream().map(WrittenDay::iso).toList()
                                : given);
            }
        });
        if (values.containsKey(BACKWARDS)) {
            filters.put("cursor", List.of(value(BACKWARDS)));
        }
        return filters;
    }

    public boolean backwards() {
        return values.containsKey(BACKWARDS);
    }

    /// The addresses of the pages before and after one, none where there is no more; `row` is the number of the row
    /// that the page before ends ahead of, and that the page after starts with.
    public @Nullable String back(@Nullable String cursor) {
        return back(cursor, 0);
    }

    public @Nullable String back(@Nullable String cursor, int row) {
        return cursor == null
                ? null
                : atStart().with(BACKWARDS, cursor).from(row).address();
    }

    public @Nullable String on(@Nullable String cursor) {
        return on(cursor, 0);
    }

    public @Nullable String on(@Nullable String cursor, int row) {
        return cursor == null
                ? null
                : atStart().with("cursor", cursor).from(row).address();
    }

    /// The number of the first row of this page of `size` rows: 1 at the start, 0 where the address does not tell.
    public int first(int size) {
        if (!backwards() && !values.containsKey("cursor")) {
            return 1;
        }
        String written = value(FIRST);
        int told = written.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(written) : 0;
        return told == 0 || !backwards() ? told : Math.max(1, told - size);
    }

    private Query from(int row) {
        return row > 0 ? with(FIRST, Integer.toString(row)) : this;
    }

    public String address() {
        return values.isEmpty() ? path : path + "?" + written();
    }

    /// What the address says behind its path.
    public String written() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
