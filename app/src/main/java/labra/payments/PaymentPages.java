package labra.payments;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.fines.desk.FinePart;
import labra.life.LegalContext;
import labra.life.Means;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// Payments as pages: those that wait for somebody else, those of a fine, and the form that tells of one.
@Path("/admin/pagos")
@RunOnVirtualThread
public class PaymentPages {
    static final String PLACE = "/admin/pagos";

    private final Payments payments;
    private final PaymentLists lists;
    private final Caller caller;
    private final Frame frame;

    PaymentPages(Payments payments, PaymentLists lists, Caller caller, Frame frame) {
        this.payments = payments;
        this.lists = lists;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(45, PLACE, "payments", "report", Right.SEE_PAYMENTS);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                30,
                PLACE,
                "panel-payments",
                Right.SEE_PAYMENTS,
                Right.CONFIRM_PAYMENTS,
                handle -> handle.attach(PaymentRows.class).countWaiting()
                        + handle.attach(ReversalRows.class).countWaiting());
    }

    @Produces
    @Singleton
    static FinePart part() {
        return new FinePart(20, "payments", PLACE);
    }

    @CheckedTemplate(basePath = "payments")
    static class Templates {
        static native TemplateInstance list(Frame frame, Waiting waiting, List<PaymentView> decided);

        static native TemplateInstance fine(Frame frame, UUID fine, List<PaymentView> payments);

        static native TemplateInstance part(Frame frame, UUID fine, List<PaymentView> payments);

        static native TemplateInstance form(Frame frame, UUID fine, Form form, List<Means> means, String currency);
    }

    /// What waits for a second account.
    public record Waiting(List<PaymentView> payments, List<PaymentView> reversals) {}

    @GET
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public Response list() {
        return frame.page(Templates.list(frame, new Waiting(lists.waiting(), lists.takenBack()), lists.decided()));
    }

    @GET
    @Path("{fine}")
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public Response fine(@PathParam("fine") String id) {
        UUID fine = PathId.uuid(id);
        return frame.page(Templates.fine(frame, fine, lists.ofFine(fine)));
    }

    @GET
    @Path("{fine}/parte")
    @PermissionsAllowed(Right.SEE_PAYMENTS)
    public Response part(@PathParam("fine") String id) {
        UUID fine = PathId.uuid(id);
        return frame.page(Templates.part(frame, fine, lists.ofFine(fine)));
    }

    /// The form brings the payment's id: sent twice, it is one payment.
    @GET
    @Path("{fine}/registrar")
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response form(@PathParam("fine") String id) {
        LegalContext context = payments.context();
        Form form = new Form(
                Map.of("id", UUID.randomUUID().toString(), "el", context.today().toString()));
        return form(200, PathId.uuid(id), form, context);
    }

    @POST
    @Path("{fine}/registrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.RECORD_PAYMENTS)
    public Response record(@PathParam("fine") String id, MultivaluedMap<String, String> sent) {
        UUID fine = PathId.uuid(id);
        Form form = Form.sent(sent);
        LegalContext context = payments.context();
        try {
            NewPayment told = NewPayment.from(
                    form.fields(NewPayment.FORM), context.currency().getCurrencyCode(), context.today());
            payments.record(fine, told, caller.actor());
            return frame.redirect(PLACE + "/" + fine, "payment-recorded");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), refusal.problem() == Problem.RECEIPT_TAKEN ? "comprobante" : null);
            int status = refusal.problem() == Problem.INVALID_FIELDS
                    ? 422
                    : refusal.problem().status();
            return form(status, fine, form, context);
        }
    }

    private Response form(int status, UUID fine, Form form, LegalContext context) {
        return frame.page(
                status,
                Templates.form(
                        frame,
                        fine,
                        form,
                        List.of(Means.values()),
                        context.currency().getCurrencyCode()));
    }
}
