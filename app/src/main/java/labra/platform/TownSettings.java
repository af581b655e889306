package labra.platform;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/// How the town is set now: as the environment says, else as administrators chose, else as Labra starts.
@Singleton
public class TownSettings {
    private final String country;
    private final Supplier<ZoneId> zone;
    private final Supplier<ReportAccess> reportAccess;
    private final Supplier<String> name;
    private final Supplier<Optional<String>> contact;

    TownSettings(Choices choices, TownDefaults defaults) {
        country = defaults.country();
        zone = choices.over("labra.zone", defaults.zone(), town -> Optional.ofNullable(town.zone()));
        reportAccess = choices.over(
                "labra.report.access", defaults.report().access(), town -> Optional.ofNullable(town.reportAccess()));
        name = choices.over("labra.mail.town", defaults.mail().town(), town -> Optional.ofNullable(town.name()));
        contact = choices.over(
                "labra.mail.contact",
                defaults.mail().contact(),
                town -> Optional.ofNullable(town.contact()).map(Optional::of));
    }

    public String country() {
        return country;
    }

    public ZoneId zone() {
        return zone.get();
    }

    public ReportAccess reportAccess() {
        return reportAccess.get();
    }

    /// Who signs the mails.
    public String name() {
        return name.get();
    }

    /// Where and how to dispute a fine, in words.
    public Optional<String> contact() {
        return contact.get();
    }
}
