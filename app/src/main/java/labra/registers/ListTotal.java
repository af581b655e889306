package labra.registers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.lists.Listing;

/// How many rows a whole list has, and how many of each value of its facet. No count goes on for long: a list of
/// millions is told as more than it counted.
public record ListTotal(Count all, List<Part> parts) {
    private static final int MOST = 10_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// A number, or that it is more, or that nobody waited for it.
    public record Count(long number, boolean more, boolean known) {
        static Count of(OptionalLong counted) {
            long number = counted.orElse(0);
            return new Count(Math.min(number, MOST), number > MOST, counted.isPresent());
        }
    }

    /// The rows with one value of the facet: its word and where they are listed.
    public record Part(String word, String href, Count count, boolean chosen) {}

    /// Counts what the query asks for, the facet's values without regard to which of them it asks for.
    static ListTotal of(Register<?, ?> register, Query query, Database database) {
        Count all = count(register, query, database);
        List<Part> parts = new ArrayList<>();
        register.facet()
                .ifPresent(facet -> facet.words().forEach((value, word) -> {
                    Query of = query.with(facet.name(), value);
                    boolean chosen = query.is(facet.name(), value);
                    Count count = chosen ? all : count(register, of, database);
                    parts.add(new Part(word, of.at(register.place()).address(), count, chosen));
                }));
        return new ListTotal(all, List.copyOf(parts));
    }

    private static Count count(Register<?, ?> register, Query query, Database database) {
        Fields fields = query.fields();
        Listing listing = register.listing(fields);
        fields.check();
        return Count.of(database.readAside(handle -> listing.count(handle, MOST + 1, PATIENCE)));
    }
}
