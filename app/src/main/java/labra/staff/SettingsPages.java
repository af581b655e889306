package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.Role;
import labra.access.SecurityEvents;
import labra.pages.AuditTrail;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.History;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Choices;
import labra.platform.Database;
import labra.platform.ReportAccess;
import labra.platform.Town;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Wire;

/// How this Labra is set: what administrators choose for their town, and what the deployment says for every copy.
@Path("/admin/ajustes")
@PermissionsAllowed(Right.CHANGE_SETTINGS)
@ProofWanted
@RunOnVirtualThread
public class SettingsPages {
    private final Choices choices;
    private final Deployment deployment;
    private final TownSettings town;
    private final Database database;
    private final Frame frame;
    private final Caller caller;
    private final SecurityEvents events;

    SettingsPages(
            Choices choices,
            Deployment deployment,
            TownSettings town,
            Database database,
            Frame frame,
            Caller caller,
            SecurityEvents events) {
        this.events = events;
        this.deployment = deployment;
        this.choices = choices;
        this.town = town;
        this.database = database;
        this.frame = frame;
        this.caller = caller;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(120, "/admin/ajustes", "settings", "settings", Right.CHANGE_SETTINGS);
    }

    @Produces
    static UsualAct setting() {
        return new UsualAct(60, "/admin/ajustes", "act-settings", "settings", Set.of(Role.ADMINISTRATOR));
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance settings(
                Frame frame,
                Form form,
                Chosen chosen,
                List<Deployment.Setting> settings,
                List<String> zones,
                List<ReportAccess> accesses,
                List<Role> roles,
                History history);
    }

    /// What can be chosen, as it stands now.
    public record Chosen(
            Deployment.Setting town, Deployment.Setting contact, Deployment.Setting zone, Deployment.Setting report) {}

    @GET
    public Response settings() {
        return page(200, TownForm.filled(choices.town()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        form.set(TownForm.ROLES, String.join(",", sent.getOrDefault(TownForm.ROLES, List.of())));
        List<FieldError> missing = TownForm.missing(sent.keySet(), choices::isFixed);
        if (!missing.isEmpty()) {
            form.refuse(Refusal.of(missing), frame.locale(), null);
            return page(400, form);
        }
        try {
            Town before = choices.town();
            Town wanted = TownForm.read(form.fields(TownForm.FIELDS));
            if (!choices.choose(wanted, form.version(), caller.actor())) {
                throw Problem.VERSION_CHANGED.refusal();
            }
            events.record(
                    SecurityEvents.Kind.SETTINGS_CHANGED,
                    SecurityEvents.Subject.NOBODY,
                    caller.actor(),
                    Map.of("what", String.join(" ", TownForm.changed(before, wanted))));
            return frame.redirect("/admin/ajustes", "settings-saved");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, form);
        }
    }

    private Response page(int status, Form form) {
        var chosen = new Chosen(
                deployment.setting("municipio", town.name(), "labra.mail.town"),
                deployment.setting("contacto", town.contact().orElse(""), "labra.mail.contact"),
                deployment.setting("zona", town.zone() + " · " + frame.now(), "labra.zone"),
                deployment.setting("acceso", accessNow(), "labra.report.access"));
        History history = History.of(
                database.read(AuditTrail.class, trail -> trail.of("town", "1")),
                frame.format(),
                Wire.names(Town.class));
        return frame.page(
                status,
                Templates.settings(
                        frame,
                        form,
                        chosen,
                        deployment.settings(),
                        TownForm.zones(),
                        List.of(ReportAccess.values()),
                        Role.ofStaff(),
                        history));
    }

    private String accessNow() {
        return frame.word("report-access-" + town.reportAccess().name());
    }
}
