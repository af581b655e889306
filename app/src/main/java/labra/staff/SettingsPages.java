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
import java.util.Locale;
import labra.access.Right;
import labra.mail.MailSettings;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.History;
import labra.pages.MenuEntry;
import labra.pages.Trail;
import labra.platform.Choices;
import labra.platform.Database;
import labra.platform.Settings.ReportAccess;
import labra.platform.Settings;
import labra.platform.Town;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Wire;

/// How this Labra is set: what administrators choose for their town, and what the deployment says for every copy.
@Path("/admin/ajustes")
@PermissionsAllowed(Right.CHANGE_SETTINGS)
@RunOnVirtualThread
public class SettingsPages {
    private final Choices choices;
    private final Settings settings;
    private final MailSettings mail;
    private final Database database;
    private final Frame frame;
    private final Caller caller;

    SettingsPages(
            Choices choices, Settings settings, MailSettings mail, Database database, Frame frame, Caller caller) {
        this.choices = choices;
        this.settings = settings;
        this.mail = mail;
        this.database = database;
        this.frame = frame;
        this.caller = caller;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(120, "/admin/ajustes", "settings", "settings", Right.CHANGE_SETTINGS);
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance settings(
                Frame frame,
                Form form,
                Chosen chosen,
                List<Setting> settings,
                List<String> zones,
                List<ReportAccess> accesses,
                History history);
    }

    /// What can be chosen, as it stands now.
    public record Chosen(Setting town, Setting contact, Setting zone, Setting report) {}

    /// A setting: the end of its key in the bundle, its value, the variable of the environment that sets it, and
    /// whether that one does.
    public record Setting(String key, String value, String variable, boolean fixed) {}

    @GET
    public Response settings() {
        return page(200, TownForm.filled(choices.town()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        List<FieldError> missing = TownForm.missing(sent.keySet(), choices::isFixed);
        if (!missing.isEmpty()) {
            form.refuse(Refusal.of(missing), frame.locale(), null);
            return page(400, form);
        }
        try {
            Town wanted = TownForm.read(form.fields(TownForm.FIELDS));
            if (!choices.choose(wanted, form.version(), caller.actor())) {
                throw Problem.VERSION_CHANGED.refusal();
            }
            return frame.redirect("/admin/ajustes", "settings-saved");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, form);
        }
    }

    private Response page(int status, Form form) {
        var chosen = new Chosen(
                setting("municipio", mail.town(), "labra.mail.town"),
                setting("contacto", mail.contact().orElse(""), "labra.mail.contact"),
                setting("zona", settings.zone() + " · " + frame.now(), "labra.zone"),
                setting("acceso", accessNow(), "labra.report.access"));
        History history = History.of(
                database.read(Trail.class, trail -> trail.of("town", "1")), frame.format(), Wire.names(Town.class));
        return frame.page(
                status,
                Templates.settings(
                        frame, form, chosen, deployed(), TownForm.zones(), List.of(ReportAccess.values()), history));
    }

    private String accessNow() {
        return frame.word("report-access-" + settings.report().access().name());
    }

    private List<Setting> deployed() {
        return List.of(
                setting(
                        "country",
                        Locale.of("", settings.country()).getDisplayCountry(frame.locale()),
                        "labra.country"),
                setting(
                        "session",
                        frame.word("hours", settings.tokens().loginLife().toHours()),
                        "labra.tokens.login-life"),
                setting(
                        "tokens",
                        frame.word("days", settings.tokens().officerLife().toDays()),
                        "labra.tokens.officer-life"),
                setting("guesses", number(settings.limits().failedLogins()), "labra.limits.failed-logins"),
                setting("reports", number(settings.limits().reportsPerMinute()), "labra.limits.reports-per-minute"));
    }

    private String number(int number) {
        return frame.format().number(number);
    }

    private Setting setting(String key, String value, String property) {
        return new Setting(key, value, variable(property), choices.isFixed(property));
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
