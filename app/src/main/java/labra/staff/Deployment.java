package labra.staff;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import labra.pages.Frame;
import labra.platform.Choices;
import labra.platform.Settings;
import labra.platform.TownSettings;

/// What the deployment says for every copy, and which choices it takes away.
@Singleton
class Deployment {
    private final Settings settings;
    private final TownSettings town;
    private final Choices choices;
    private final Frame frame;

    Deployment(Settings settings, TownSettings town, Choices choices, Frame frame) {
        this.settings = settings;
        this.town = town;
        this.choices = choices;
        this.frame = frame;
    }

    /// A setting: the end of its key in the bundle, its value, the variable of the environment that sets it, and
    /// whether that one does.
    public record Setting(String key, String value, String variable, boolean fixed) {}

    List<Setting> settings() {
        return List.of(
                setting(
                        "country",
                        Locale.of("", town.country()).getDisplayCountry(frame.locale()),
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
                setting("mass-read", number(settings.limits().massRead()), "labra.limits.mass-read"),
                setting("reports", number(settings.limits().reportsPerMinute()), "labra.limits.reports-per-minute"));
    }

    private String number(int number) {
        return frame.format().number(number);
    }

    Setting setting(String key, String value, String property) {
        return new Setting(key, value, variable(property), choices.isFixed(property));
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
