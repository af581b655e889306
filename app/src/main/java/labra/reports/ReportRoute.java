package labra.reports;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import labra.access.TokenGate;
import labra.access.limits.RateLimits;
import labra.edge.BodyLimit;
import labra.edge.RawBody;
import labra.edge.RouteLabel;
import labra.letters.ReportAddress;
import labra.platform.Database;
import labra.platform.EventLoops;
import labra.platform.OutboxFilled;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.Problem;
import labra.web.ProblemResponse;

/// The report of a person's fines, by e-mail address. It holds no names, and is neither cached nor indexed. Like the
/// intake of fines it stays on the event loop and below JAX-RS (docs/performance.md).
@Singleton
class ReportRoute {
    private static final String PATH = "/generar_informe";

    private final Reports reports;
    private final Database database;
    private final TownSettings town;
    private final RateLimits limits;
    private final TokenGate gate;
    private final RawBody bodies;
    private final Event<OutboxFilled> filled;
    private final Vertx vertx;

    @Produces
    @Singleton
    static ReportAddress address() {
        return new ReportAddress(PATH + "?email={email}");
    }

    ReportRoute(
            Reports reports,
            Database database,
            TownSettings town,
            RateLimits limits,
            TokenGate gate,
            RawBody bodies,
            Event<OutboxFilled> filled,
            Vertx vertx) {
        this.reports = reports;
        this.database = database;
        this.town = town;
        this.limits = limits;
        this.gate = gate;
        this.bodies = bodies;
        this.filled = filled;
        this.vertx = vertx;
    }

    void route(@Observes Router router) {
        router.route(PATH).order(EventLoops.FIRST).handler(RouteLabel.of(PATH));
        router.route(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(EventLoops.FIRST)
                .handler(this::byQuery);
        router.post(PATH).order(EventLoops.FIRST).handler(this::byBody);
        router.route(PATH).order(EventLoops.FIRST).handler(ReportRoute::onlyThose);
    }

    private static void onlyThose(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
        ProblemResponse.send(context, Problem.METHOD_NOT_ALLOWED.refusal());
    }

    private void byQuery(RoutingContext context) {
        limits.reportRequest(Caller.address(context.request()));
        if (RawBody.takesJson(context)) {
            report(context, Fields.ofQuery(context.queryParams()));
        }
    }

    private void byBody(RoutingContext context) {
        limits.reportRequest(Caller.address(context.request()));
        if (RawBody.isAnnounced(context, BodyLimit.QUESTION)) {
            bodies.read(context, BodyLimit.QUESTION, body -> report(context, JsonBody.fields(body)));
        }
    }

    private void report(RoutingContext context, Fields fields) {
        var email = fields.required("email", Fields::email);
        fields.check();
        switch (town.reportAccess()) {
            case PUBLIC -> fines(context, email.get());
            case TOKEN -> gate.admit(context, bearer -> fines(context, email.get()));
            case EMAIL -> byMail(context, email.get());
        }
    }

    private void fines(RoutingContext context, String email) {
        Locale locale = Messages.preferred(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        reports.ask(
                new Reports.Asked(email, locale),
                EventLoops.current(vertx),
                found -> answer(context, email, found),
                failure -> ProblemResponse.send(context, failure));
    }

    private static void answer(RoutingContext context, String email, Optional<byte[]> found) {
        if (found.isEmpty()) {
            ProblemResponse.send(context, Problem.UNKNOWN_EMAIL.refusal(email));
            return;
        }
        unkept(context, 200).putHeader("X-Robots-Tag", "noindex, nofollow").end(Buffer.buffer(found.get()));
    }

    /// The same answer, and the same work, whether or not anybody has that address.
    private void byMail(RoutingContext context, String email) {
        Context loop = vertx.getOrCreateContext();
        Thread.ofVirtual().start(() -> {
            try {
                database.read(ReportRequests.class, requests -> requests.add(email));
                filled.fire(new OutboxFilled());
                loop.runOnContext(written -> accept(context));
            } catch (RuntimeException failure) {
                loop.runOnContext(away -> ProblemResponse.send(context, failure));
            }
        });
    }

    private static void accept(RoutingContext context) {
        var locale = Messages.preferred(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        unkept(context, 202)
                .end(JsonObject.of("mensaje", Messages.text(locale, "report.by-mail"))
                        .toBuffer());
    }

    private static HttpServerResponse unkept(RoutingContext context, int status) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
    }
}
