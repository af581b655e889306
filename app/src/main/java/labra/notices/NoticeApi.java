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
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.lists.Page;
import labra.web.lists.PageRequest;

/// The notices over HTTP.
@Path("/avisos")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoticeApi {
    private final Notices notices;
    private final Caller caller;
    private final TownSettings town;
    private final Rights rights;
    private final BulkReads bulkReads;

    NoticeApi(Notices notices, Caller caller, TownSettings town, Rights rights, BulkReads bulkReads) {
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.notices = notices;
        this.caller = caller;
        this.town = town;
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
        Page<Notice> page = notices.list(filter, request);
        bulkReads.people(rights.reader(), page.items().size());
        return page.map(notice -> notice.body(town.zone(), caller.locale()));
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
                town.zone(),
                caller.locale(),
                notices.attempts(number),
                notices.mail(number).orElse(null));
    }

    @POST
    @Path("{id}/reintentar")
    @PermissionsAllowed(Right.RETRY_NOTICES)
    public Notice.Body retry(@PathParam("id") String id) {
        return notices.retry(PathId.number(id), caller.actor()).body(town.zone(), caller.locale());
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
