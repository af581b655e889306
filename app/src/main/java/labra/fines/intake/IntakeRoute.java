package labra.fines.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import labra.access.Right;
import labra.access.TokenGate;
import labra.edge.BodyLimit;
import labra.edge.RawBody;
import labra.edge.RouteLabel;
import labra.fines.Fine;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.platform.EventLoops;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.Problem;
import labra.web.ProblemResponse;
import org.jspecify.annotations.Nullable;

/// One fine, from an officer who waits for the answer. This route stays on the event loop and below JAX-RS, whose
/// request costs as much again as all of its own work (docs/performance.md).
@Singleton
class IntakeRoute {
    private static final String PATH = "/cargar_infraccion";
    private static final String ALIAS = "/multas";

    private final TokenGate gate;
    private final RawBody bodies;
    private final FineIntake intake;
    private final TownSettings town;
    private final Clock clock;
    private final ObjectMapper json;
    private final Vertx vertx;

    IntakeRoute(
            TokenGate gate,
            RawBody bodies,
            FineIntake intake,
            TownSettings town,
            Clock clock,
            ObjectMapper json,
            Vertx vertx) {
        this.gate = gate;
        this.bodies = bodies;
        this.intake = intake;
        this.town = town;
        this.clock = clock;
        this.json = json;
        this.vertx = vertx;
    }

    /// The answer to one fine.
    record Receipt(
            @JsonProperty("mensaje") String message,
            @JsonProperty("multa") Fine.Body fine) {}

    void route(@Observes Router router) {
        router.route(PATH).order(EventLoops.FIRST).handler(RouteLabel.of(PATH));
        router.post(PATH).order(EventLoops.FIRST).handler(context -> receive(context, 200));
        router.route(PATH).order(EventLoops.FIRST).handler(IntakeRoute::onlyPost);
        router.post(ALIAS).order(EventLoops.FIRST).handler(RouteLabel.of(ALIAS));
        router.post(ALIAS).order(EventLoops.FIRST).handler(context -> receive(context, 201));
    }

    private static void onlyPost(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        ProblemResponse.send(context, Problem.METHOD_NOT_ALLOWED.refusal());
    }

    private void receive(RoutingContext context, int status) {
        if (!RawBody.isAnnounced(context, BodyLimit.FINE)) {
            return;
        }
        gate.admit(
                context,
                Right.LOAD_FINES,
                officer -> bodies.read(context, BodyLimit.FINE, body -> {
                    var sender = new NewFine.Sender(officer.id(), Caller.address(context.request()));
                    NewFine fine = NewFine.from(JsonBody.fields(body), sender, town, clock.instant());
                    intake.register(
                            fine,
                            EventLoops.current(vertx),
                            registration -> answer(context, status, registration),
                            failure -> ProblemResponse.send(context, failure));
                }));
    }

    private void answer(RoutingContext context, int status, Registration registration) {
        switch (registration) {
            case Registration.Refused refused -> ProblemResponse.send(context, refused.refusal());
            case Registration.Kept kept -> {
                var response = context.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                if (status == 201) {
                    response.putHeader(
                            HttpHeaders.LOCATION, "/multas/" + kept.fine().id());
                }
                response.end(receipt(kept.fine(), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
            }
        }
    }

    private Buffer receipt(Fine fine, @Nullable String language) {
        String message = Messages.text(Messages.preferred(language), "fine.registered");
        try {
            return Buffer.buffer(json.writeValueAsBytes(new Receipt(message, fine.body(town.zone()))));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
