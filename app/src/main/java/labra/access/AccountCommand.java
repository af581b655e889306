package labra.access;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import labra.access.limits.Guesses;
import labra.console.ApplicationCommand;
import labra.console.ConsoleProblem;
import labra.platform.Actor;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labra account`: what is locked because somebody guessed at it, and its end; and the end of a lost second factor.
@Dependent
@Command(name = "account")
public class AccountCommand implements ApplicationCommand {
    private static final Actor ACTOR = new Actor("console:" + System.getProperty("user.name"), "local");

    @Inject
    Guesses guesses;

    @Inject
    SecondFactors factors;

    @Inject
    SecurityEvents events;

    @Inject
    Database database;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "unlock|locked|reset-factor", descriptionKey = "account.what")
    String what = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "USER", descriptionKey = "account.user")
    private @Nullable String user;

    @Option(names = "--officer", descriptionKey = "account.officer")
    private boolean officer;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        switch (what) {
            case "locked" -> list(out);
            case "unlock" -> out.println(unlock());
            case "reset-factor" -> out.println(resetFactor());
            default -> throw new ConsoleProblem("account.usage");
        }
        out.flush();
        return 0;
    }

    private void list(PrintWriter out) {
        var locked = guesses.locked();
        if (locked.isEmpty()) {
            out.println(text("account.none"));
        }
        for (Guesses.Rows.Locked one : locked) {
            String place = one.isEverywhere() ? text("account.everywhere") : one.place();
            long minutes = (long) Math.ceil(one.secondsLeft() / 60);
            out.println(text("account.line", one.name(), place, one.failures(), minutes));
        }
    }

    private String unlock() {
        TokenRecords.Login login = login();
        guesses.forget(login.subject());
        events.record(SecurityEvents.Kind.UNLOCKED, login.eventSubject(), ACTOR);
        return text("account.unlocked", login.login());
    }

    /// For the last administrator, whom nobody else can help.
    private String resetFactor() {
        TokenRecords.Login login = login();
        boolean removed = !officer && factors.removeLost(login.id(), "console", ACTOR);
        return text(removed ? "account.factor.reset" : "account.factor.none", login.login());
    }

    private TokenRecords.Login login() {
        String name = user;
        if (name == null) {
            throw new ConsoleProblem("account.usage");
        }
        return database.read(TokenRecords.class, records -> officer ? records.officer(name) : records.account(name))
                .orElseThrow(() -> new ConsoleProblem("account.unknown", name));
    }
}
