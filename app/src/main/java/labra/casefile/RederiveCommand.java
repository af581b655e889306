package labra.casefile;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import labra.console.ApplicationCommand;
import labra.platform.Actor;
import labra.platform.Database;
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
    TownLaw law;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Rebuild.Outcome outcome = database.write(ACTOR, handle -> Rebuild.all(handle, law.now(handle)));
        spec.commandLine()
                .getOut()
                .println(text("rederive.done", outcome.lives(), outcome.broken(), outcome.differing()));
        spec.commandLine().getOut().flush();
        return outcome.isSound() ? 0 : 1;
    }
}
