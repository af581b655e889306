package labra.trail;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import labra.console.ApplicationCommand;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import labra.platform.Actor;
import labra.platform.Database;
import labra.trail.tree.Note;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labra audit`: whether nothing was forged, and the proof of a fine for somebody who does not believe us.
@Dependent
@Command(name = "audit")
public class AuditCommand implements ApplicationCommand {
    private static final Actor ACTOR = new Actor("console:" + System.getProperty("user.name"), "local");

    @Inject
    Database database;

    @Inject
    Verification verification;

    @Inject
    Registry registry;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "verify|proof", descriptionKey = "audit.what")
    String what = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "MULTA", descriptionKey = "audit.fine")
    private @Nullable String fine;

    @Option(names = "--since", paramLabel = "FILE", descriptionKey = "audit.since")
    private @Nullable Path since;

    @Option(names = "--keep", paramLabel = "FILE", descriptionKey = "audit.keep")
    private @Nullable Path keep;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return switch (what) {
                case "verify" -> verify(out);
                case "proof" -> prove(out);
                default -> throw new ConsoleProblem("audit.usage");
            };
        } catch (IOException mishap) {
            throw new ConsoleProblem(mishap, "audit.file", Mishaps.words(mishap));
        } finally {
            out.flush();
        }
    }

    private int verify(PrintWriter out) throws IOException {
        try {
            Verification.Outcome outcome = verification.run(since == null ? null : note(since));
            tell(outcome.leaves(), null);
            out.println(text("audit.good", outcome.leaves() - outcome.from(), outcome.leaves(), outcome.checkpoints()));
            if (outcome.stamps() > 0) {
                out.println(text("audit.stamped", outcome.stamps()));
            }
            if (keep != null && outcome.newest().isPresent()) {
                Files.writeString(keep, outcome.newest().get().written());
            }
            return 0;
        } catch (Divergence found) {
            tell(0, found.getMessage());
            out.println(text("audit.bad", found.getMessage()));
            return 1;
        }
    }

    /// Kept when all of it was looked at.
    private void tell(long leaves, @Nullable String found) {
        if (since == null) {
            database.write(ACTOR, handle -> {
                handle.attach(Verifications.class).keep(leaves, found);
                return leaves;
            });
        }
    }

    private static Note note(Path file) throws IOException {
        try {
            return Note.of(Files.readString(file));
        } catch (IllegalArgumentException notOne) {
            throw new ConsoleProblem("audit.no-checkpoint", file);
        }
    }

    private int prove(PrintWriter out) throws IOException {
        if (fine == null || !fine.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new ConsoleProblem("audit.usage");
        }
        String proof = registry.proof(UUID.fromString(fine))
                .map(ProofText::of)
                .orElseThrow(() -> new ConsoleProblem("audit.unproven", fine));
        if (keep == null) {
            out.print(proof);
        } else {
            Files.writeString(keep, proof);
        }
        return 0;
    }
}
