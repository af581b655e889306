package labra.payments;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import labra.access.Right;
import labra.life.LegalContext;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.PathId;

/// Payments over HTTP: one tells of it, another confirms it or refuses it; to take it back takes two as well.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentApi {
    private final Payments payments;
    private final PaymentLists lists;
    private final Reversals reversals;
    private final TownSettings town;
    private final Caller caller;

    PaymentApi(Payments payments, PaymentLists lists, Reversals reversals, TownSettings town, Caller caller) {
        this.payments = payments;
        this.lists = lists;
        this.reversals = reversals;
        this.town = town;
        this.caller = caller;
    }

    @GET
    @Path("multas/{id}/pagos")
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public List<PaymentBody> ofFine(@PathParam("id") String id) {
        return bodies(lists.ofFine(PathId.uuid(id)));
    }

    @POST
    @Path("multas/{id}/pagos")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response record(@PathParam("id") String id, byte[] body) {
        LegalContext context = payments.context();
        NewPayment told =
                NewPayment.from(JsonBody.fields(body), context.currency().getCurrencyCode(), context.today());
        return Response.accepted(body(payments.record(PathId.uuid(id), told, caller.actor())))
                .build();
    }

    /// What waits for a second account.
    @GET
    @Path("pagos")
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public List<PaymentBody> waiting() {
        return bodies(lists.waiting());
    }

    @GET
    @Path("pagos/{id}")
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public PaymentBody payment(@PathParam("id") String id) {
        return body(payments.find(PathId.uuid(id)));
    }

    @POST
    @Path("pagos/{id}/confirmar")
    @PermissionsAllowed(Right.CONFIRM_PAYMENTS)
    public PaymentBody confirm(@PathParam("id") String id) {
        return body(payments.confirm(PathId.uuid(id), caller.actor()));
    }

    @POST
    @Path("pagos/{id}/rechazar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public PaymentBody refuse(@PathParam("id") String id, byte[] body) {
        return body(payments.refuse(PathId.uuid(id), reason(body), caller.actor()));
    }

    @POST
    @Path("pagos/{id}/reversion")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response askBack(@PathParam("id") String id, byte[] body) {
        return Response.accepted(body(reversals.ask(PathId.uuid(id), reason(body), caller.actor())))
                .build();
    }

    @POST
    @Path("pagos/{id}/reversion/confirmar")
    @PermissionsAllowed(Right.CONFIRM_PAYMENTS)
    public PaymentBody takeBack(@PathParam("id") String id) {
        return body(reversals.confirm(PathId.uuid(id), caller.actor()));
    }

    @POST
    @Path("pagos/{id}/reversion/rechazar")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public PaymentBody refuseBack(@PathParam("id") String id, byte[] body) {
        return body(reversals.refuse(PathId.uuid(id), reason(body), caller.actor()));
    }

    static String reason(Fields fields) {
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        fields.check();
        return reason.get();
    }

    private static String reason(byte[] body) {
        return reason(JsonBody.fields(body));
    }

    private List<PaymentBody> bodies(List<PaymentView> views) {
        return views.stream().map(this::body).toList();
    }

    private PaymentBody body(PaymentView view) {
        return PaymentBody.of(view, town.zone());
    }
}
