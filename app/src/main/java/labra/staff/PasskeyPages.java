package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import labra.access.Passkeys;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;

/// One's own passkeys: made by a device, named, and removed.
@Path("/admin/llaves")
@PermissionsAllowed(Right.KEEP_OWN_FACTORS)
@RunOnVirtualThread
@ProofWanted
public class PasskeyPages {
    private static final String ACCOUNT = "/admin/cuenta";
    private static final int LONGEST_NAME = 100;

    private final Passkeys passkeys;
    private final Caller caller;
    private final Frame frame;

    PasskeyPages(Passkeys passkeys, Caller caller, Frame frame) {
        this.passkeys = passkeys;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance passkey(Frame frame, Form form);
    }

    @GET
    @Path("nueva")
    public Response form() {
        return frame.passkeys() ? page(200, new Form(Map.of())) : frame.redirect(ACCOUNT);
    }

    /// What the device is asked.
    @POST
    @Path("reto")
    public Response challenge() {
        return asked(passkeys.askToMake(frame.bearer()));
    }

    @POST
    @Path("nueva")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        try {
            Fields fields = form.fields(Map.of("nombre", Form.Kind.TEXT));
            Field<String> name = fields.required("nombre", Fields.name(LONGEST_NAME));
            fields.check();
            List<String> codes = passkeys.add(frame.bearer(), name.get(), form.value("respuesta"), caller.actor());
            return codes.isEmpty()
                    ? frame.redirect(ACCOUNT, "passkey-added")
                    : frame.page(SecondFactorPages.Templates.recoveryCodes(frame, codes));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(422, form);
        }
    }

    @POST
    @Path("{id}/quitar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("id") String id) {
        if (!id.matches("([0-9a-f]{2}){1,1023}")) {
            throw Problem.NOT_FOUND.refusal();
        }
        passkeys.remove(frame.bearer(), id, caller.actor());
        return frame.redirect(ACCOUNT, "passkey-removed");
    }

    static Response asked(Passkeys.Question question) {
        return Response.ok(question.options().toString(), MediaType.APPLICATION_JSON)
                .cookie(question.asked().cookie())
                .build();
    }

    private Response page(int status, Form form) {
        return frame.page(status, Templates.passkey(frame, form));
    }
}
