package labra.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import labra.access.limits.RateLimited;
import labra.edge.BodyLimit;
import labra.web.Admission;
import labra.web.Caller;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Outages;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// What an officer's device says. It bears no token: each thing it says is signed with its key, so that nothing that
/// was signed while it was away is stuck for a token that ended meanwhile.
@Path("/oficial")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class DeviceApi {
    private static final int LARGEST_BATCH = 200;

    /// Each takes the database's connections several times: with more at once they would wait for each other.
    private static final int AT_ONCE = 12;

    private final Admission admission = new Admission(AT_ONCE);

    private final DeviceBatch batch;
    private final DeviceReports reports;
    private final DeviceEnrolment enrolment;
    private final NumberLease numbers;
    private final ShiftDesk shifts;
    private final DeviceSignatures signatures;
    private final Catalogue catalogue;
    private final Caller caller;
    private final Clock clock;

    DeviceApi(
            DeviceBatch batch,
            DeviceReports reports,
            DeviceEnrolment enrolment,
            NumberLease numbers,
            ShiftDesk shifts,
            DeviceSignatures signatures,
            Catalogue catalogue,
            Caller caller,
            Clock clock) {
        this.batch = batch;
        this.reports = reports;
        this.enrolment = enrolment;
        this.numbers = numbers;
        this.shifts = shifts;
        this.signatures = signatures;
        this.catalogue = catalogue;
        this.caller = caller;
        this.clock = clock;
    }

    /// The server's time.
    public record Time(@JsonProperty("hora") Instant now) {}

    /// The answer to a batch, in its order.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(
            @JsonProperty("hora") Instant now,
            @JsonProperty("resultados") List<BatchResult> results,
            @JsonProperty("dispositivo") DeviceReports.@Nullable State device,
            @JsonProperty("catalogo") String catalogue) {}

    @POST
    @Path("dispositivos")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.FORM)
    @RateLimited
    public Response enrol(byte[] body) {
        return Response.status(201)
                .entity(enrolment.enrol(JsonBody.fields(body), caller.actor()))
                .build();
    }

    @GET
    @Path("hora")
    public Time time() {
        return new Time(now());
    }

    @GET
    @Path("catalogo")
    public Response catalogue(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String had) {
        Catalogue.Written written = catalogue.written();
        String tag = "\"" + written.etag() + "\"";
        Response.ResponseBuilder answer = tag.equals(had) ? Response.notModified() : Response.ok(written.body());
        return answer.header(HttpHeaders.ETAG, tag).build();
    }

    @POST
    @Path("lote")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.DEVICE_BATCH)
    public Receipt load(byte[] sent, @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding) {
        return admission.of(() -> loaded(sent, encoding));
    }

    private Receipt loaded(byte[] sent, @Nullable String encoding) {
        JsonNode body = JsonBody.read(Inflated.of(sent, encoding, BodyLimit.DEVICE_BATCH));
        List<String> texts = texts(body);
        DeviceReports.Told told = DeviceReports.Told.read(new Fields(body));
        var outcome = batch.load(texts, new DeviceBatch.Sender(caller.address(), caller.locale()));
        if (outcome.results().stream().allMatch(BatchResult::mustWait)) {
            throw Outages.refusal();
        }
        Device sender = told.device() == null ? null : outcome.proven().get(told.device());
        return new Receipt(
                now(),
                outcome.results(),
                sender == null ? null : reports.take(sender, told, outcome.settled()),
                catalogue.written().etag());
    }

    @POST
    @Path("bloques")
    @Consumes(MediaType.APPLICATION_JSON)
    public NumberBlocks.Block lease(byte[] body) {
        return admission.of(() -> {
            var asked = signed(body, "pedido", Sealed.Kind.BLOQUE);
            return numbers.lease(asked.sealed(), asked.device().id(), caller.address());
        });
    }

    @POST
    @Path("turnos")
    @Consumes(MediaType.APPLICATION_JSON)
    public ShiftDesk.Comparison closeShift(byte[] body) {
        return admission.of(() -> {
            var told = signed(body, "turno", Sealed.Kind.TURNO);
            return shifts.close(told.sealed(), told.device(), caller.address());
        });
    }

    private DeviceSignatures.Signature signed(byte[] body, String name, Sealed.Kind kind) {
        Fields fields = JsonBody.fields(body);
        Field<String> text = fields.required(name, Fields.secret(Sealed.LONGEST));
        fields.check();
        return signatures.of(text.get(), kind);
    }

    private static List<String> texts(JsonNode body) {
        JsonNode list = body.path("actas");
        if (!list.isArray()) {
            throw Refusal.of(List.of(new FieldError("actas", "field.not-a-list")));
        }
        if (list.isEmpty() || list.size() > LARGEST_BATCH) {
            throw Refusal.of(List.of(new FieldError("actas", "field.list-size", 1, LARGEST_BATCH)));
        }
        // What is no text is no signed text either, and is told so at its place.
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
