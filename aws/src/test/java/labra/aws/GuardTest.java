package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The templates against AWS Control Tower's rules for cfn-guard, of the services that Labra is made of.
class GuardTest {
    private static final Path PACKAGE = Path.of(
                    "target", "specification", "node_modules", "@cdklabs", "cdk-validator-cfnguard")
            .toAbsolutePath();

    private static final List<String> SERVICES = List.of(
            "apigateway",
            "codebuild",
            "ec2",
            "ec2autoscaling",
            "eks",
            "elasticloadbalancing",
            "identityandaccessmanagement",
            "keymanagementservice",
            "lambda",
            "rds",
            "s3",
            "sqs");

    /// What the templates do not do, and why.
    private static final Set<String> LEFT_OUT = Set.of(
            // The report and signing in are for everybody; the small functions reach AWS's services, the API calls by
            // its own right.
            "apigateway-pr-5",
            "lambda-pr-2",
            "lambda-pr-3",
            // Its subnets say its zones; one type of machine is what the installation says.
            "autoscaling-pr-1",
            "autoscaling-pr-6",
            // Builds make and run images.
            "codebuild-pr-4",
            // It would keep e-mail addresses.
            "elasticloadbalancing-pr-6",
            // The account's own statement, which CDK writes.
            "kms-pr-3",
            // The log of upgrades is left out of three.
            "rds-pr-14",
            // The buckets of logs: AWS's services write there, under AWS's key, by their own list of rights; no bucket
            // is locked or
            // tells of its objects.
            "s3-pr-2",
            "s3-pr-4",
            "s3-pr-5",
            "s3-pr-9",
            "s3-pr-10",
            "s3-pr-11",
            // The queue of dead letters has none of its own, and the queues' key is another stack's.
            "sqs-pr-1",
            "sqs-pr-2");

    /// Case 1 is one small machine with an address of its own that answers names too.
    private static final Set<String> LEFT_OUT_OF_A_MACHINE = Set.of("ec2-pr-3", "ec2-pr-8", "ec2-pr-19");

    @ParameterizedTest
    @EnumSource
    void the_rules_of_control_tower_are_kept(Case which) throws IOException, InterruptedException {
        Path program = program();
        Assumptions.assumeTrue(
                Files.exists(program),
                "skipped: npm's @cdklabs/cdk-validator-cfnguard is not in " + PACKAGE
                        + "; ./labra test --aws puts it there");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>(List.of(program.toString(), "validate", "-S", "fail", "-r"));
        command.addAll(rules(which));
        command.add("-d");
        try (Stream<Path> files = Files.list(Assemblies.province(which).folder())) {
            files.filter(file -> file.toString().endsWith(".template.json"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        Set<String> failed = new TreeSet<>();
        said.lines().filter(line -> line.matches(".*\\.guard/\\w+\\s+FAIL")).forEach(failed::add);
        assertThat(failed).isEmpty();
        assertThat(status).as(said).isZero();
    }

    private static List<String> rules(Case which) throws IOException {
        List<String> all = new ArrayList<>();
        for (String service : SERVICES) {
            try (Stream<Path> files =
                    Files.list(PACKAGE.resolve("rules/control-tower/cfn-guard").resolve(service))) {
                files.filter(file -> isKept(which, file.getFileName().toString().replaceAll("^ct-|\\.guard$", "")))
                        .map(Path::toString)
                        .sorted()
                        .forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(90);
        return all;
    }

    private static boolean isKept(Case which, String rule) {
        return !LEFT_OUT.contains(rule) && !(which == Case.MACHINE && LEFT_OUT_OF_A_MACHINE.contains(rule));
    }

    private static Path program() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        String kind = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return PACKAGE.resolve("bin")
                .resolve(mac ? "macos" : "ubuntu")
                .resolve(kind)
                .resolve("cfn-guard");
    }
}
