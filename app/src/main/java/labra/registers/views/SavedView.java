package labra.registers.views;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list under a name: what its address says, and whether the whole office sees it.
public record SavedView(long id, String name, String query, boolean shared, boolean own) {

    public String at(String place) {
        return query.isEmpty() ? place : place + "?" + query;
    }

    /// Whether it is called like a person or looks for them: by their name, or with an address of theirs anywhere in
    /// it.
    public boolean isAbout(@Nullable String person, List<String> addresses) {
        return Stream.concat(Stream.of(name), Stream.of(query.split("&")).map(SavedView::value))
                .anyMatch(text -> text.equalsIgnoreCase(person)
                        || addresses.stream()
                                .anyMatch(
                                        address -> text.toLowerCase(Locale.ROOT).contains(address)));
    }

    private static String value(String filter) {
        return URLDecoder.decode(filter.substring(filter.indexOf('=') + 1), StandardCharsets.UTF_8);
    }
}
