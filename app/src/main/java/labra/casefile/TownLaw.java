package labra.casefile;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Currency;
import labra.law.Jurisdiction;
import labra.life.LegalContext;
import labra.platform.Settings;
import labra.platform.TownSettings;
import labra.rulebook.Rulebook;
import org.jdbi.v3.core.Handle;

/// Under which law, in which money and by which clock the fines of this town live right now.
@Singleton
public class TownLaw {
    private final Settings settings;
    private final TownSettings town;
    private final Clock clock;

    TownLaw(Settings settings, TownSettings town, Clock clock) {
        this.settings = settings;
        this.town = town;
        this.clock = clock;
    }

    public LegalContext now(Handle handle) {
        Settings.Law law = settings.law();
        return new LegalContext(
                Rulebook.law(handle, new Jurisdiction(law.jurisdiction())),
                Currency.getInstance(law.currency()),
                town.zone(),
                clock.instant());
    }
}
