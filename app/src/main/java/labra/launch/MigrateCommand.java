package labra.launch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import labra.console.ApplicationCommand;
import labra.console.Texts;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `labra migrate`: brings the schema up to date, for installations whose application may not change it.
@Dependent
@Command(name = "migrate")
public class MigrateCommand implements ApplicationCommand {
    @Inject
    Flyway flyway;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        flyway.migrate();
        var version = flyway.info().current().getVersion();
        spec.commandLine().getOut().println(Texts.text("migrate.done", version));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
