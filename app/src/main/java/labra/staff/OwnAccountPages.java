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
import java.util.Objects;
import java.util.UUID;
import labra.access.Bearer;
import labra.access.Passkeys;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.SecondFactors;
import labra.access.SecurityEvents;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.access.factors.FactorRecords;
import labra.access.factors.PasskeyRecords;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;

/// Everybody's own account: its second factor, where it is signed in, and where its owner hears of it.
@Path("/admin/cuenta")
@PermissionsAllowed(Right.KEEP_OWN_ACCOUNT)
@RunOnVirtualThread
public class OwnAccountPages {
    private static final String PLACE = "/admin/cuenta";
    private static final String EMAIL = "correo_electronico";

    private final Database database;

    private final Tokens tokens;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecurityEvents events;
    private final Caller caller;
    private final Frame frame;

    OwnAccountPages(
            Database database,
            Tokens tokens,
            SecondFactors factors,
            Passkeys passkeys,
            SecurityEvents events,
            Caller caller,
            Frame frame) {
        this.database = database;
        this.tokens = tokens;
        this.factors = factors;
        this.passkeys = passkeys;
        this.events = events;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance account(Frame frame, Own own);
    }

    /// What somebody sees of their account.
    public record Own(
            FactorRecords.Factors factors,
            List<PasskeyRecords.Passkey> passkeys,
            List<TokenRecords.Session> sessions,
            List<SecurityEvents.Rows.Past> events,
            UUID current,
            Form form) {}

    @GET
    public Response account() {
        return page(200, new Form(Map.of(EMAIL, Objects.requireNonNullElse(own().email(), ""))));
    }

    /// The address for notices, in the language of the page; without one there are none.
    @POST
    @Path("correo")
    @ProofWanted
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tellAt(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        long id = frame.bearer().id();
        try {
            Fields fields = form.fields(Map.of(EMAIL, Form.Kind.TEXT));
            Field<String> email = NewAccount.EMAIL.from(fields);
            fields.check();
            Account before = own();
            database.write(
                    caller.actor(),
                    handle -> handle.attach(Accounts.class).tellAt(id, email.orNull(), frame.language()));
            if (!Objects.equals(before.email(), email.orNull())) {
                events.record(Kind.ACCOUNT_CHANGED, Subject.account(id), caller.actor(), Map.of("what", EMAIL));
            }
            return frame.redirect(PLACE, email.orNull() == null ? "account-email-removed" : "account-email-saved");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), EMAIL);
            return page(422, form);
        }
    }

    private Account own() {
        long id = frame.bearer().id();
        return database.read(Accounts.class, accounts -> accounts.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    @POST
    @Path("sesiones/{id}/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endSession(@PathParam("id") String id) {
        tokens.endSession(PathId.uuid(id), frame.bearer().id(), caller.actor());
        return frame.redirect(PLACE, "session-ended");
    }

    @POST
    @Path("sesiones/cerrar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endOthers() {
        Bearer bearer = frame.bearer();
        tokens.sessions(bearer.id()).stream()
                .filter(session -> !session.id().equals(bearer.tokenId()))
                .forEach(session -> tokens.endSession(session.id(), bearer.id(), caller.actor()));
        return frame.redirect(PLACE, "sessions-ended");
    }

    private Response page(int status, Form form) {
        Bearer bearer = frame.bearer();
        var own = new Own(
                factors.of(bearer.id()),
                passkeys.of(bearer.id()),
                tokens.sessions(bearer.id()),
                events.latest(bearer.id()),
                bearer.tokenId(),
                form);
        return frame.page(status, Templates.account(frame, own));
    }
}
