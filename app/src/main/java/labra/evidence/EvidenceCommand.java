package labra.evidence;

import static labra.console.Texts.text;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import labra.console.ApplicationCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `labra evidence`: whether each photo and signature that came is there, and is what it was.
@Dependent
@Command(name = "evidence")
public class EvidenceCommand implements ApplicationCommand {
    @Inject
    EvidenceCheck check;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            EvidenceCheck.Outcome outcome = check.run();
            outcome.missing().forEach(hash -> out.println(text("evidence.missing", hash)));
            outcome.altered().forEach(hash -> out.println(text("evidence.altered", hash)));
            outcome.unreadable().forEach((hash, why) -> out.println(text("evidence.unreadable", hash, why)));
            out.println(text(
                    "evidence.done",
                    outcome.files(),
                    outcome.bytes() / 1_000_000,
                    outcome.missing().size(),
                    outcome.altered().size(),
                    outcome.unreadable().size()));
            return outcome.isGood() ? 0 : 1;
        } finally {
            out.flush();
        }
    }
}
