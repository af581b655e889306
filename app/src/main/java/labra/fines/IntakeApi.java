package labra.fines;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import labra.access.Bearer;
import labra.access.Role;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.JsonBody;
import labra.web.Messages;
import org.jspecify.annotations.Nullable;

/// Officers load fines: one, or up to 500 that were gathered offline.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.POLICE)
public class IntakeApi {
    private static final int LARGEST_BATCH = 500;

    private final FineIntake intake;
    private final FineBatch batch;
    private final Settings settings;
    private final Clock clock;
    private final SecurityIdentity identity;
    private final Caller caller;

    IntakeApi(
            FineIntake intake,
            FineBatch batch,
            Settings settings,
            Clock clock,
            SecurityIdentity identity,
            Caller caller) {
        this.intake = intake;
        this.batch = batch;
        this.settings = settings;
        this.clock = clock;
        this.identity = identity;
        this.caller = caller;
    }

    /// The answer to one fine.
    public record Receipt(
            @JsonProperty("mensaje") String message,
            @JsonProperty("multa") Fine.Body fine) {}

    /// The answer to a batch, in its order.
    public record BatchReceipt(@JsonProperty("resultados") List<FineBatch.Item> items) {}

    @POST
    @Path("cargar_infraccion")
    @NonBlocking
    public CompletionStage<Response> load(byte[] body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return register(body)
                .thenApply(fine -> Response.ok(receipt(fine, language)).build());
    }

    @POST
    @Path("multas")
    @NonBlocking
    public CompletionStage<Response> add(byte[] body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return register(body)
                .thenApply(fine -> Response.created(URI.create("/multas/" + fine.id()))
                        .entity(receipt(fine, language))
                        .build());
    }

    @POST
    @Path("multas/lote")
    @RunOnVirtualThread
    public BatchReceipt loadBatch(byte[] body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        List<Supplier<JsonNode>> nodes = new ArrayList<>();
        JsonBody.items(body, "multas", LARGEST_BATCH).forEach(node -> nodes.add(() -> node));
        return new BatchReceipt(batch.load(nodes, 0, sender(), FineLoader.Channel.BATCH, Messages.preferred(language)));
    }

    private CompletionStage<Fine> register(byte[] body) {
        return intake.register(NewFine.from(JsonBody.fields(body), sender(), settings, clock.instant()))
                .thenApply(registration -> switch (registration) {
                    case Registration.Kept kept -> kept.fine();
                    case Registration.Refused refused -> throw refused.refusal();
                });
    }

    private NewFine.Sender sender() {
        Bearer bearer = (Bearer) identity.getPrincipal();
        return new NewFine.Sender(bearer.id(), caller.address());
    }

    private Receipt receipt(Fine fine, @Nullable String language) {
        return new Receipt(Messages.text(Messages.preferred(language), "fine.registered"), fine.body(settings.zone()));
    }
}
