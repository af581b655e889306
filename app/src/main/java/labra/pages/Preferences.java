package labra.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The switches for language and theme, which need no script.
@Path("/admin/preferencias")
@PermitAll
@RunOnVirtualThread
public class Preferences {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Frame frame;

    Preferences(Frame frame) {
        this.frame = frame;
    }

    @GET
    @Path("idioma")
    public Response language(@RestQuery String a, @RestQuery @Nullable String volver) {
        return chosen(Frame.LANGUAGE_COOKIE, a, Set.of("es", "en"), volver);
    }

    @GET
    @Path("tema")
    public Response theme(@RestQuery String a, @RestQuery @Nullable String volver) {
        return chosen(Frame.THEME_COOKIE, a, Set.of("light", "dark", "auto"), volver);
    }

    private Response chosen(String cookie, @Nullable String value, Set<String> choices, @Nullable String back) {
        Response answer = frame.redirect(LocalPath.of(back));
        return value != null && choices.contains(value)
                ? Response.fromResponse(answer)
                        .cookie(frame.cookie(cookie, value, YEAR))
                        .build()
                : answer;
    }
}
