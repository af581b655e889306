package labra.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import labra.access.Role;
import labra.pages.Frame;
import labra.platform.Settings;

/// How this Labra is set: what each setting is now and the variable that changes it. Settings belong to the deployment,
/// the same for every copy, and so are shown and not edited here.
@Path("/admin/ajustes")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class SettingsPages {
    private final Settings settings;
    private final Frame frame;
    private final Clock clock;

    SettingsPages(Settings settings, Frame frame, Clock clock) {
        this.settings = settings;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance settings(Frame frame, List<Setting> settings);
    }

    /// A setting: the end of its key in the bundle, its value, and the variable of the environment that changes it.
    public record Setting(String key, String value, String variable) {}

    @GET
    public Response settings() {
        Instant now = clock.instant();
        List<Setting> all = List.of(
                new Setting("zone", settings.zone() + " · " + frame.moment(now), "LABRA_ZONE"),
                new Setting(
                        "country",
                        Locale.of("", settings.country()).getDisplayCountry(frame.locale()),
                        "LABRA_COUNTRY"),
                new Setting(
                        "report",
                        frame.word("report-access-" + settings.report().access().name()),
                        "LABRA_REPORT_ACCESS"),
                new Setting(
                        "session",
                        frame.word("hours", settings.tokens().loginLife().toHours()),
                        "LABRA_TOKENS_LOGIN_LIFE"),
                new Setting(
                        "tokens",
                        frame.word("days", settings.tokens().officerLife().toDays()),
                        "LABRA_TOKENS_OFFICER_LIFE"),
                new Setting(
                        "guesses",
                        frame.format().number(settings.limits().failedLogins()),
                        "LABRA_LIMITS_FAILED_LOGINS"),
                new Setting(
                        "reports",
                        frame.format().number(settings.limits().reportsPerMinute()),
                        "LABRA_LIMITS_REPORTS_PER_MINUTE"));
        return frame.page(Templates.settings(frame, all));
    }
}
