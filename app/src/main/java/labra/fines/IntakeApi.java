package labra.fines;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import labra.access.Bearer;
import labra.access.Role;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.ProblemBody;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Officers load fines: one, or up to 500 that were gathered offline.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.POLICE)
public class IntakeApi {
    private static final int LARGEST_BATCH = 500;

    private final FineIntake intake;
    private final FineLoader loader;
    private final Settings settings;
    private final Clock clock;
    private final SecurityIdentity identity;
    private final Caller caller;

    IntakeApi(
            FineIntake intake,
            FineLoader loader,
            Settings settings,
            Clock clock,
            SecurityIdentity identity,
            Caller caller) {
        this.intake = intake;
        this.loader = loader;
        this.settings = settings;
        this.clock = clock;
        this.identity = identity;
        this.caller = caller;
    }

    /// The answer to one fine.
    public record Receipt(
            @JsonProperty("mensaje") String message,
            @JsonProperty("multa") Fine.Body fine) {}

    /// The answer to one fine of a batch, by its place.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @JsonProperty("posicion") int position,
            @JsonProperty("resultado") String result,
            @JsonProperty("multa") Fine.@Nullable Body fine,
            @JsonProperty("error") @Nullable ProblemBody error) {}

    /// The answer to a batch, in its order.
    public record BatchReceipt(@JsonProperty("resultados") List<Item> items) {}

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
        List<JsonNode> nodes = JsonBody.items(body, "multas", LARGEST_BATCH);
        Locale locale = Messages.preferred(language);
        List<@Nullable Item> items = new ArrayList<>();
        List<NewFine> fines = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                fines.add(read(new Fields(node)));
                items.add(null);
            } catch (Refusal refusal) {
                items.add(rejected(items.size(), refusal, locale));
            }
        }
        List<Registration> registrations = loader.load(fines, FineLoader.Channel.BATCH);
        return new BatchReceipt(merged(items, registrations, locale));
    }

    private CompletionStage<Fine> register(byte[] body) {
        return intake.register(read(JsonBody.fields(body))).thenApply(registration -> switch (registration) {
            case Registration.Kept kept -> kept.fine();
            case Registration.Refused refused -> throw refused.refusal();
        });
    }

    private NewFine read(Fields fields) {
        Bearer bearer = (Bearer) identity.getPrincipal();
        var sender = new NewFine.Sender(bearer.id(), caller.address());
        return NewFine.from(fields, sender, settings, clock.instant());
    }

    private Receipt receipt(Fine fine, @Nullable String language) {
        return new Receipt(Messages.text(Messages.preferred(language), "fine.registered"), fine.body(settings.zone()));
    }

    private List<Item> merged(List<@Nullable Item> items, List<Registration> registrations, Locale locale) {
        List<Item> merged = new ArrayList<>(items.size());
        var next = registrations.iterator();
        for (Item item : items) {
            merged.add(item != null ? item : item(merged.size(), next.next(), locale));
        }
        return merged;
    }

    private Item item(int position, Registration registration, Locale locale) {
        return switch (registration) {
            case Registration.Refused refused -> rejected(position, refused.refusal(), locale);
            case Registration.Kept kept -> {
                boolean observed = kept.fine().status() == FineStatus.OBSERVED;
                String result = kept.repeated() ? "repetida" : observed ? "observada" : "registrada";
                yield new Item(position, result, kept.fine().body(settings.zone()), null);
            }
        };
    }

    private static Item rejected(int position, Refusal refusal, Locale locale) {
        return new Item(position, "rechazada", null, ProblemBody.of(refusal, locale));
    }
}
