package labra.access.enrolment;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.UUID;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.console.ApplicationCommand;
import labra.console.ConsoleProblem;
import labra.platform.Actor;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labra token`: issues, lists and revokes officers' tokens. Only the token itself goes to the standard output.
@Dependent
@Command(name = "token")
public class TokenCommand implements ApplicationCommand {
    private static final Actor ACTOR = new Actor("console:" + System.getProperty("user.name"), "local");

    @Inject
    Tokens tokens;

    @Inject
    Database database;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    What what = new What();

    @Option(names = "--days", paramLabel = "N", descriptionKey = "token.days")
    private @Nullable Integer days;

    @Option(names = "--label", paramLabel = "TEXT", descriptionKey = "token.label")
    private @Nullable String label;

    /// One of the three things it does.
    static class What {
        @Parameters(index = "0", paramLabel = "NUMERO_UNICO", descriptionKey = "token.badge")
        private @Nullable String badge;

        @Option(names = "--list", paramLabel = "NUMERO_UNICO", descriptionKey = "token.list")
        private @Nullable String listed;

        @Option(names = "--revoke", paramLabel = "ID", descriptionKey = "token.revoke")
        private @Nullable UUID revoked;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (what.listed != null) {
            list(what.listed, out);
        } else if (what.revoked != null) {
            revoke(what.revoked, out);
        } else if (what.badge != null) {
            out.println(issue(what.badge));
        }
        out.flush();
        return 0;
    }

    private String issue(String badge) {
        if (days != null && (days < 1 || days > 3_650)) {
            throw new ConsoleProblem("token.days.range");
        }
        TokenRecords.Login officer = officer(badge);
        Duration life = days == null ? null : Duration.ofDays(days);
        return tokens.issueForOfficer(officer.login(), life, label, ACTOR)
                .map(Tokens.Issued::token)
                .orElseThrow(() -> new ConsoleProblem("token.officer.inactive", badge));
    }

    private void list(String badge, PrintWriter out) {
        for (TokenRecords.Issued token : tokens.ofOfficer(officer(badge).id())) {
            String revoked = token.revokedAt() == null ? "" : text("token.revoked.at", token.revokedAt());
            String named = token.label() == null ? "" : token.label();
            out.println(text("token.line", token.id(), token.issuedAt(), token.expiresAt(), revoked, named));
        }
    }

    private void revoke(UUID id, PrintWriter out) {
        if (!tokens.revoke(id, ACTOR)) {
            throw new ConsoleProblem("token.unknown", id);
        }
        out.println(text("token.revoked", id));
    }

    private TokenRecords.Login officer(String badge) {
        return database.read(TokenRecords.class, records -> records.officer(badge))
                .orElseThrow(() -> new ConsoleProblem("token.officer.unknown", badge));
    }
}
