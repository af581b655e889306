package labra.fines.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import labra.access.Bearer;
import labra.access.Right;
import labra.access.Tokens;
import labra.edge.BodyLimit;
import labra.fines.FineLoader;
import labra.fines.NewFine;
import labra.web.Caller;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.Outages;
import labra.web.Problem;

/// Up to 500 fines in one call, as a device gathered them offline.
@Path("/multas/lote")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Right.LOAD_FINES)
@BodyLimit(BodyLimit.MANY)
public class BatchApi {
    private static final int LARGEST = 500;

    private final FineBatch batch;
    private final Tokens tokens;
    private final SecurityIdentity identity;
    private final Caller caller;

    BatchApi(FineBatch batch, Tokens tokens, SecurityIdentity identity, Caller caller) {
        this.batch = batch;
        this.tokens = tokens;
        this.identity = identity;
        this.caller = caller;
    }

    /// The answer to a batch, in its order.
    public record Receipt(@JsonProperty("resultados") List<FineBatch.Item> items) {}

    @POST
    @RunOnVirtualThread
    public Receipt load(byte[] body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        List<Supplier<JsonNode>> nodes = new ArrayList<>();
        JsonBody.items(body, "multas", LARGEST).forEach(node -> nodes.add(() -> node));
        Bearer officer = (Bearer) identity.getPrincipal();
        // The body may have come slowly, and the token may have been revoked meanwhile.
        if (!tokens.stands(officer)) {
            throw Problem.INVALID_TOKEN.refusal();
        }
        var sender = new NewFine.Sender(officer.id(), caller.address());
        List<FineBatch.Item> items =
                batch.load(nodes, 0, sender, FineLoader.Channel.BATCH, Messages.preferred(language));
        if (!items.isEmpty() && items.stream().allMatch(FineBatch.Item::mustWait)) {
            throw Outages.refusal();
        }
        return new Receipt(items);
    }
}
