package labra.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The version of a record as `ETag`, and the one a writer saw as `If-Match`: two people do not overwrite each other.
public final class Versions {
    private Versions() {}

    public static @Nullable Integer expected(HttpHeaders headers) {
        String written = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (written == null || written.strip().equals("*")) {
            return null;
        }
        String number = written.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!number.matches("\\d{1,9}")) {
            throw Refusal.of(List.of(new FieldError(HttpHeaders.IF_MATCH, "field.not-a-version")));
        }
        return Integer.valueOf(number);
    }

    public static Response ok(Object body, int version) {
        return Response.ok(body).tag(tag(version)).build();
    }

    public static Response created(String location, Object body, int version) {
        return Response.status(201)
                .header(HttpHeaders.LOCATION, location)
                .entity(body)
                .tag(tag(version))
                .build();
    }

    /// What became of a change that expected a version: the changed record, or why there is none.
    public static <T> T changed(Optional<T> changed, boolean exists) {
        return changed.orElseThrow(() -> exists ? Problem.VERSION_CHANGED.refusal() : Problem.NOT_FOUND.refusal());
    }

    /// The same for a removal.
    public static boolean removed(boolean removed, boolean exists) {
        return changed(removed ? Optional.of(true) : Optional.empty(), exists);
    }

    private static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }
}
