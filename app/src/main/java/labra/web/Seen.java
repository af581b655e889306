package labra.web;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which request somebody decides about: the one that they saw. It is named by `?pedido=`; without a name it is the
/// only one that the record ever had, so that nobody decides about another than was shown.
public final class Seen {
    private static final String NAME = "pedido";

    private Seen() {}

    public static @Nullable Long in(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<Long> named = query.optional(NAME, Fields.whole(1, Long.MAX_VALUE));
        query.check();
        return named.orNull();
    }

    /// The one that is meant, of those with that name, or of all when none was named.
    public static <T> T only(List<T> requests, @Nullable Long named) {
        if (requests.isEmpty()) {
            throw Problem.NOT_FOUND.refusal();
        }
        if (named == null && requests.size() > 1) {
            throw Refusal.of(List.of(new FieldError(NAME, "field.required")));
        }
        return requests.getFirst();
    }
}
