package labra.aws;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/// What each installation comes to in each way, synthesised once for all tests, with what cdk-nag says of it.
final class Assemblies {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, Map<Case, Assembly>> MADE = new HashMap<>();

    private Assemblies() {}

    /// The templates of one application of CDK, and the messages about them.
    record Assembly(Templates templates, List<String> messages, Path folder) {
        List<Templates.Resource> resources() {
            return templates.resources();
        }

        List<Templates.Resource> resources(String stack) {
            return templates.resources(stack);
        }

        List<Templates.Resource> all(String type) {
            return templates.all(type);
        }

        Templates.Resource only(String type) {
            List<Templates.Resource> found = all(type);
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " of " + type + ": " + found);
            }
            return found.getFirst();
        }
    }

    static Installation installation(String name) {
        return Installations.read(HOME.resolve("aws/installations.yaml")).get(name);
    }

    static Assembly province(Case which) {
        return of("province", which);
    }

    static Assembly town(Case which) {
        return of("town", which);
    }

    static synchronized Assembly of(String name, Case which) {
        return MADE.computeIfAbsent(name, key -> new EnumMap<>(Case.class))
                .computeIfAbsent(which, key -> make(name, which));
    }

    private static Assembly make(String name, Case which) {
        Node.mustBeThere();
        long start = System.nanoTime();
        Path out = Path.of("target", "synth", name, which.word()).toAbsolutePath();
        Labra labra = new Labra(installation(name), which, sources(), out.toString());
        Aspects.of(labra.app)
                .add(new AwsSolutionsChecks(
                        NagPackProps.builder().verbose(false).reports(true).build()));
        CloudAssembly assembly = labra.app.synth();
        List<String> messages = new ArrayList<>();
        labra.stacks.forEach((id, stack) -> assembly.getStackByName(stack.getStackName())
                .getMessages()
                .forEach(message -> messages.add(id + " " + message.getLevel() + " " + message.getId() + " "
                        + message.getEntry().getData())));
        Templates templates = Templates.of(labra, assembly);
        System.out.printf(
                "Synthesised %s, case %s: %d resources in %d ms%n",
                name, which.word(), templates.resources().size(), (System.nanoTime() - start) / 1_000_000);
        return new Assembly(templates, messages, out);
    }

    private static Sources sources() {
        try {
            return Sources.withoutPackages(HOME, Path.of("target", "stand-in").toAbsolutePath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
