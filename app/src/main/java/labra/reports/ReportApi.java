package labra.reports;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import labra.access.RateLimits;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.people.People;
import labra.people.Person;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Problem;

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

    ReportApi(Database database, Settings settings, RateLimits limits, Caller caller, SecurityIdentity identity) {
        this.database = database;
        this.settings = settings;
        this.limits = limits;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    public Response byQuery(UriInfo uri) {
        limits.reportRequest(caller.address());
        return report(Fields.ofQuery(uri.getQueryParameters()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response byBody(byte[] body) {
        limits.reportRequest(caller.address());
        return report(JsonBody.fields(body));
    }

    private Response report(Fields fields) {
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
            case EMAIL -> throw new IllegalStateException("mail");
        };
    }

    private Response fines(String email) {
        Person person = database.read(People.class, people -> people.findByEmail(email))
                .orElseThrow(() -> Problem.UNKNOWN_EMAIL.refusal(email));
        List<Fine.Body> fines = database.read(Fines.class, statements -> statements.ofPerson(person.id())).stream()
                .map(fine -> fine.body(settings.zone()))
                .toList();
        return Response.ok(fines)
                .header("Cache-Control", "no-store, private")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
