package labra.notices;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeMap;
import labra.access.Right;
import labra.platform.Settings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Page;
import labra.web.PageRequest;
import labra.web.PathId;
import labra.web.Problem;

/// The notices over HTTP.
@Path("/avisos")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoticeApi {
    private final Notices notices;
    private final Caller caller;
    private final Settings settings;

    NoticeApi(Notices notices, Caller caller, Settings settings) {
        this.notices = notices;
        this.caller = caller;
        this.settings = settings;
    }

    /// How many notices there are in each state.
    public record Summary(
            @JsonProperty("por_estado") Map<String, Long> byState,
            @JsonProperty("enviados_ultimo_dia") long sentLastDay,
            @JsonProperty("multas_en_cola") long finesInOutbox) {}

    /// How many notices are tried again.
    public record Retried(@JsonProperty("reintentados") long retried) {}

    @GET
    @PermissionsAllowed(Right.SEE_NOTICES)
    public Page<Notice.Body> list(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        NoticeFilter filter = NoticeFilter.from(query);
        PageRequest request = Notices.pageRequest(query);
        return notices.list(filter, request).map(notice -> notice.body(settings.zone()));
    }

    @GET
    @Path("resumen")
    @PermissionsAllowed(Right.SEE_NOTICES)
    public Summary summary() {
        Notices.Counts counts = notices.counts();
        Map<String, Long> byState = new TreeMap<>();
        for (NoticeState state : NoticeState.values()) {
            if (state != NoticeState.SENT) {
                byState.put(state.wireName(), counts.unsent().getOrDefault(state, 0L));
            }
        }
        return new Summary(byState, counts.sentLastDay(), counts.finesInOutbox());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Right.SEE_NOTICES)
    public Notice.Body get(@PathParam("id") String id) {
        long number = PathId.number(id);
        Notice notice = notices.find(number).orElseThrow(Problem.NOT_FOUND::refusal);
        return notice.body(
                settings.zone(), notices.attempts(number), notices.mail(number).orElse(null));
    }

    @POST
    @Path("{id}/reintentar")
    @PermissionsAllowed(Right.RETRY_NOTICES)
    public Notice.Body retry(@PathParam("id") String id) {
        return notices.retry(PathId.number(id), caller.actor()).body(settings.zone());
    }

    /// Tries again all failed ones, or those that the body's `estado`, `tipo`, `multa_id` and `persona_id` mean.
    @POST
    @Path("reintentar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RETRY_NOTICES)
    public Retried retryAll(byte[] body) {
        Fields fields = JsonBody.fields(body);
        NoticeFilter filter = NoticeFilter.from(fields);
        fields.check();
        return new Retried(notices.retryAll(filter, caller.actor()));
    }
}
