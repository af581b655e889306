package labra.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import labra.access.RateLimits;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.platform.Database;
import labra.platform.OutboxFilled;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The report of a person's fines, by e-mail address. It holds no names, and is neither cached nor indexed.
@Path("/generar_informe")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class ReportApi {
    private final Database database;
    private final Settings settings;
    private final RateLimits limits;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final Event<OutboxFilled> filled;

    ReportApi(
            Database database,
            Settings settings,
            RateLimits limits,
            Caller caller,
            SecurityIdentity identity,
            Event<OutboxFilled> filled) {
        this.database = database;
        this.settings = settings;
        this.limits = limits;
        this.caller = caller;
        this.identity = identity;
        this.filled = filled;
    }

    /// The answer to a request that is met by mail.
    public record Accepted(@JsonProperty("mensaje") String message) {}

    @GET
    public Response byQuery(UriInfo uri, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        limits.reportRequest(caller.address());
        return report(Fields.ofQuery(uri.getQueryParameters()), language);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response byBody(byte[] body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        limits.reportRequest(caller.address());
        return report(JsonBody.fields(body), language);
    }

    private Response report(Fields fields, @Nullable String language) {
        var email = fields.required("email", Fields::email);
        fields.check();
        return switch (settings.report().access()) {
            case PUBLIC -> fines(email.get());
            case TOKEN -> {
                if (identity.isAnonymous()) {
                    throw Problem.UNAUTHENTICATED.refusal();
                }
                yield fines(email.get());
            }
            case EMAIL -> byMail(email.get(), language);
        };
    }

    /// The same answer, and the same work, whether or not anybody has that address.
    private Response byMail(String email, @Nullable String language) {
        database.read(ReportRequests.class, requests -> requests.add(email));
        filled.fire(new OutboxFilled());
        Locale locale = Messages.preferred(language);
        return Response.accepted(new Accepted(Messages.text(locale, "report.by-mail")))
                .header("Cache-Control", "no-store, private")
                .build();
    }

    private Response fines(String email) {
        List<@Nullable Fine> rows = database.read(handle -> Fines.ofEmail(handle, email));
        if (rows.isEmpty()) {
            throw Problem.UNKNOWN_EMAIL.refusal(email);
        }
        List<Fine.Body> fines = rows.stream()
                .filter(Objects::nonNull)
                .map(fine -> fine.body(settings.zone()))
                .toList();
        return Response.ok(fines)
                .header("Cache-Control", "no-store, private")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
