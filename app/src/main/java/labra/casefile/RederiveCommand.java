package labra.casefile;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import labra.console.ApplicationCommand;
import labra.law.Jurisdiction;
import labra.life.LegalContext;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.TownSettings;
import labra.rulebook.Rulebook;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `labra rederive`: derives the standing of every fine again from its events, and says whether chain and money agree.
@Dependent
@Command(name = "rederive")
public class RederiveCommand implements ApplicationCommand {
    private static final Actor ACTOR = new Actor("console:" + System.getProperty("user.name"), "local");

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    TownSettings town;

    @Inject
    Clock clock;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Rebuild.Outcome outcome = database.write(ACTOR, handle -> Rebuild.all(handle, context(handle)));
        spec.commandLine()
                .getOut()
                .println(text("rederive.done", outcome.lives(), outcome.broken(), outcome.differing()));
        spec.commandLine().getOut().flush();
        return outcome.isSound() ? 0 : 1;
    }

    private LegalContext context(Handle handle) {
        Settings.Law law = settings.law();
        return new LegalContext(
                Rulebook.law(handle, new Jurisdiction(law.jurisdiction())),
                Currency.getInstance(law.currency()),
                town.zone(),
                clock.instant());
    }
}
