package labra.staff;

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
import labra.access.OwnCredentials;
import labra.access.Passkeys;
import labra.access.Right;
import labra.edge.BodyLimit;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.PagePaths;
import labra.pages.ProofTemplates;
import labra.pages.ProofTemplates.Asked;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Proving once more to be there, by password, second factor or passkey; then what was asked for goes on, its form
/// untouched.
@Path(PagePaths.PROOF)
@PermissionsAllowed(Right.KEEP_OWN_FACTORS)
@RunOnVirtualThread
public class ProofPages {
    /// What is the page's own among the fields of the form that it carries.
    private static final String OWN = "prueba_";

    private final OwnCredentials credentials;
    private final Passkeys passkeys;
    private final Entrance entrance;
    private final Frame frame;

    ProofPages(OwnCredentials credentials, Passkeys passkeys, Entrance entrance, Frame frame) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.entrance = entrance;
        this.frame = frame;
    }

    @GET
    public Response form(@RestQuery @Nullable String volver) {
        var asked = new Asked(LocalPath.of(volver), List.of(), false);
        return frame.page(ProofTemplates.proof(frame, new Form(Map.of()), asked));
    }

    /// What a device with a passkey is asked.
    @POST
    @Path("reto")
    public Response challenge() {
        return PasskeyPages.asked(passkeys.askToProve(frame.bearer()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @BodyLimit(2 * BodyLimit.RECORD)
    public Response prove(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        var asked =
                new Asked(LocalPath.of(form.value(OWN + "destino")), carried(sent), form.is(OWN + "metodo", "POST"));
        try {
            prove(form);
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(422, ProofTemplates.proof(frame, form, asked));
        }
        return asked.posted() ? frame.page(ProofTemplates.again(frame, asked)) : frame.redirect(asked.address());
    }

    private void prove(Form form) {
        String answer = form.value(OWN + "llave");
        String code = form.value(OWN + "codigo");
        if (!answer.isBlank()) {
            credentials.proveByPasskey(frame.bearer(), answer, entrance.visit());
        } else if (!code.isBlank()) {
            credentials.proveByCode(frame.bearer(), code, entrance.visit());
        } else {
            credentials.proveByPassword(frame.bearer(), form.value(OWN + "clave"), entrance.visit());
        }
    }

    private static List<Map.Entry<String, String>> carried(MultivaluedMap<String, String> sent) {
        return Asked.fields(sent).stream()
                .filter(field -> !field.getKey().startsWith(OWN))
                .toList();
    }
}
