package labra.payments;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Actor;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Refusal;

/// The buttons below a payment: confirm it, refuse it, take it back.
@Path(PaymentPages.PLACE + "/{fine}/{payment}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class PaymentDecisionPages {
    private final Payments payments;
    private final Reversals reversals;
    private final Caller caller;
    private final Frame frame;

    PaymentDecisionPages(Payments payments, Reversals reversals, Caller caller, Frame frame) {
        this.payments = payments;
        this.reversals = reversals;
        this.caller = caller;
        this.frame = frame;
    }

    @POST
    @Path("confirmar")
    @PermissionsAllowed(Right.CONFIRM_PAYMENTS)
    public Response confirm(@PathParam("payment") String id, MultivaluedMap<String, String> sent) {
        return done(id, payments::confirm, "payment-confirmed");
    }

    @POST
    @Path("rechazar")
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response refuse(@PathParam("payment") String id, MultivaluedMap<String, String> sent) {
        return done(id, (payment, actor) -> payments.refuse(payment, reason(sent), actor), "payment-refused");
    }

    @POST
    @Path("revertir")
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response askBack(@PathParam("payment") String id, MultivaluedMap<String, String> sent) {
        return done(id, (payment, actor) -> reversals.ask(payment, reason(sent), actor), "reversal-asked");
    }

    @POST
    @Path("reversion/confirmar")
    @PermissionsAllowed(Right.CONFIRM_PAYMENTS)
    public Response takeBack(@PathParam("payment") String id, MultivaluedMap<String, String> sent) {
        return done(id, reversals::confirm, "reversal-confirmed");
    }

    @POST
    @Path("reversion/rechazar")
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response refuseBack(@PathParam("payment") String id, MultivaluedMap<String, String> sent) {
        return done(id, (payment, actor) -> reversals.refuse(payment, reason(sent), actor), "reversal-refused");
    }

    private static String reason(MultivaluedMap<String, String> sent) {
        return PaymentApi.reason(Form.sent(sent).fields(Map.of("motivo", Form.Kind.TEXT)));
    }

    /// Back on the payments of the fine that it is of, whatever the address said.
    private Response done(String id, BiFunction<UUID, Actor, PaymentView> work, String said) {
        UUID payment = PathId.uuid(id);
        String place = PaymentPages.PLACE + "/" + payments.find(payment).row().fineId();
        try {
            PaymentView after = work.apply(payment, caller.actor());
            return frame.redirect(PaymentPages.PLACE + "/" + after.row().fineId(), said);
        } catch (Refusal refusal) {
            String why =
                    refusal.errors().isEmpty() ? refusal.message(frame.locale()) : frame.word("annulment-needs-reason");
            return frame.redirect(place, "refused", why);
        }
    }
}
