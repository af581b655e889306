package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import labra.access.Bearer;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.SecondFactors;
import labra.access.factors.Totp;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.PagePaths;
import labra.pages.QrCode;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Refusal;

/// One's own second factor: added with a code of the application, renewed and removed.
@Path(PagePaths.SECOND_FACTOR)
@PermissionsAllowed(Right.KEEP_OWN_FACTORS)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
@ProofWanted
public class SecondFactorPages {
    private static final String ACCOUNT = "/admin/cuenta";

    private final SecondFactors factors;
    private final TownSettings town;
    private final Caller caller;
    private final Frame frame;

    SecondFactorPages(SecondFactors factors, TownSettings town, Caller caller, Frame frame) {
        this.factors = factors;
        this.town = town;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance secondFactor(Frame frame, Form form, Shown shown);

        static native TemplateInstance recoveryCodes(Frame frame, List<String> codes);
    }

    /// The secret as a person types it, as an application photographs it, and as the form brings it back.
    public record Shown(String typed, String qr, String sealed) {}

    @GET
    public Response form() {
        Bearer bearer = frame.bearer();
        return factors.of(bearer.id()).any()
                ? frame.redirect(ACCOUNT)
                : page(200, new Form(Map.of()), factors.offer(bearer));
    }

    @POST
    public Response add(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Bearer bearer = frame.bearer();
        var offered = factors.offered(bearer, form.value("sellado"));
        if (offered.isEmpty()) {
            return frame.redirect(PagePaths.SECOND_FACTOR, "factor-offer-over");
        }
        try {
            return codes(factors.add(bearer, offered.get(), form.value("codigo"), caller.actor()));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), "codigo");
            return page(422, form, offered.get());
        }
    }

    @POST
    @Path("codigos")
    public Response renewCodes() {
        return codes(factors.renewCodes(frame.bearer(), caller.actor()));
    }

    @POST
    @Path("quitar")
    public Response remove() {
        factors.remove(frame.bearer(), caller.actor());
        return frame.redirect(ACCOUNT, "factor-removed");
    }

    private Response codes(List<String> codes) {
        return frame.page(Templates.recoveryCodes(frame, codes));
    }

    private Response page(int status, Form form, SecondFactors.Offer offer) {
        String address = Totp.address(town.name(), frame.user(), offer.secret());
        String typed = offer.secret().replaceAll("(.{4})(?=.)", "$1 ");
        return frame.page(
                status, Templates.secondFactor(frame, form, new Shown(typed, QrCode.of(address), offer.sealed())));
    }
}
