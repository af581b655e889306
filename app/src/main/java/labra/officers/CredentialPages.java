package labra.officers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import labra.access.Passwords;
import labra.access.Role;
import labra.access.Tokens;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;

/// What an officer needs to come in: tokens, a password, being active. A secret is shown once and kept nowhere.
@Path("/admin/credenciales/{id}")
@RolesAllowed(Role.ADMIN)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class CredentialPages {
    private static final long LONGEST_DAYS = 3_650;

    private final Database database;
    private final Writes writes;
    private final Tokens tokens;
    private final OfficerRegister register;
    private final Caller caller;
    private final Frame frame;
    private final Clock clock;

    CredentialPages(
            Database database,
            Writes writes,
            Tokens tokens,
            OfficerRegister register,
            Caller caller,
            Frame frame,
            Clock clock) {
        this.database = database;
        this.writes = writes;
        this.tokens = tokens;
        this.register = register;
        this.caller = caller;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "officers")
    static class Templates {
        static native TemplateInstance token(
                Frame frame, Officer officer, String token, String qr, String origin, String sample);

        static native TemplateInstance password(Frame frame, Officer officer, String password);
    }

    @POST
    @Path("token")
    public Response issue(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Officer officer = officer(id);
        try {
            Tokens.Issued issued = issued(officer, form);
            String origin = frame.origin();
            return frame.page(Templates.token(
                    frame,
                    officer,
                    issued.token(),
                    QrCode.of(origin + "/oficial#token=" + issued.token()),
                    origin,
                    frame.format().iso(clock.instant())));
        } catch (Refusal refusal) {
            return frame.redirect(place(officer), "refused", refusal.message(frame.locale()));
        }
    }

    private Tokens.Issued issued(Officer officer, Form form) {
        Fields fields = form.fields(Map.of("dias", Form.Kind.NUMBER, "etiqueta", Form.Kind.TEXT));
        Field<Double> days = fields.optional("dias", Fields.number(1, LONGEST_DAYS));
        Field<String> label = fields.optional("etiqueta", Fields.name(200));
        fields.check();
        Duration life =
                days.orNull() == null ? null : Duration.ofDays(days.get().longValue());
        return tokens.issueForOfficer(officer.badge(), life, label.orNull(), caller.actor())
                .orElseThrow(Problem.OFFICER_INACTIVE::refusal);
    }

    @POST
    @Path("tokens/{token}/revocar")
    public Response revoke(@PathParam("id") String id, @PathParam("token") String token) {
        Officer officer = officer(id);
        tokens.revokeOfOfficer(PathId.uuid(token), officer.id(), caller.actor());
        return frame.redirect(place(officer), "token-was-revoked");
    }

    @POST
    @Path("activo")
    public Response activate(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Officer officer = officer(id);
        boolean active = form.is("activo", "true");
        register.activate(id, active, caller.actor());
        return frame.redirect(place(officer), active ? "officer-activated" : "officer-deactivated");
    }

    @POST
    @Path("clave")
    public Response resetPassword(@PathParam("id") String id) {
        Officer officer = officer(id);
        String password = Passwords.generate();
        String hash = Passwords.hash(password);
        writes.in(
                caller.actor(),
                Map.of(),
                handle -> handle.attach(Officers.class).resetPassword(officer.id(), hash));
        return frame.page(Templates.password(frame, officer, password));
    }

    private Officer officer(String id) {
        long number = PathId.number(id);
        return database.read(Officers.class, officers -> officers.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static String place(Officer officer) {
        return "/admin/policias/" + officer.id();
    }
}
