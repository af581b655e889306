package labra.aws;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each call of AWS's command line that builds, machines and the pipeline make has its right, and a deployment has no
/// right that none of its calls needs.
class CallsTest {
    private static final Pattern CALL = Pattern.compile("\\baws (\\w+) ([a-z0-9-]+)");

    private static final Map<String, Set<String>> RIGHTS = Map.ofEntries(
            entry("secretsmanager get-secret-value", Set.of("secretsmanager:GetSecretValue", "kms:Decrypt")),
            entry(
                    "secretsmanager put-secret-value",
                    Set.of("secretsmanager:PutSecretValue", "kms:GenerateDataKey", "kms:Decrypt")),
            entry("codebuild start-build", Set.of("codebuild:StartBuild")),
            entry("codebuild batch-get-builds", Set.of("codebuild:BatchGetBuilds")),
            entry("lambda invoke", Set.of("lambda:InvokeFunction")),
            entry("s3 cp", Set.of("s3:GetObject")),
            entry("s3 sync", Set.of("s3:ListBucket", "s3:PutObject", "kms:GenerateDataKey")),
            entry("ecr get-login-password", Set.of("ecr:GetAuthorizationToken", "ecr:BatchGetImage")),
            entry("eks update-kubeconfig", Set.of("eks:DescribeCluster")),
            entry("elbv2 describe-load-balancers", Set.of("elasticloadbalancing:DescribeLoadBalancers")),
            entry("route53 change-resource-record-sets", Set.of("route53:ChangeResourceRecordSets")));

    /// What `cdk deploy` itself needs.
    private static final String ASSUMES = "sts:AssumeRole";

    private static Set<String> needed(String commands) {
        Set<String> all = new TreeSet<>();
        CALL.matcher(commands)
                .results()
                .map(call -> call.group(1) + " " + call.group(2))
                .forEach(call -> all.addAll(Objects.requireNonNull(RIGHTS.get(call), "a call nobody knows: " + call)));
        return all;
    }

    private static String function(String name) throws IOException {
        String all = Files.readString(Assemblies.HOME.resolve("aws/commands.sh"));
        int start = all.indexOf("\n" + name + "() {");
        assertThat(start).as(name).isPositive();
        return all.substring(start, all.indexOf("\n}\n", start));
    }

    /// What `aws_deploy` calls for a case, before and after CDK.
    private static String deployment(Case which) throws IOException {
        StringBuilder all = new StringBuilder();
        if (which != Case.MACHINE) {
            all.append(function("aws_keys")).append(function("aws_run_build"));
        }
        if (which == Case.FUNCTIONS) {
            all.append(function("aws_invoke"));
        }
        return which == Case.FUNCTIONS ? all.toString().replaceAll("aws codebuild", "") : all.toString();
    }

    @ParameterizedTest
    @EnumSource
    void the_pipeline_may_what_its_deployments_call_and_nothing_else(Case which) throws IOException {
        Set<String> needed = needed(deployment(which));
        needed.add(ASSUMES);
        for (String build : List.of("DeployTest", "Deploy")) {
            Set<String> granted = granted(which, "delivery", build + "Role").stream()
                    .flatMap(statement -> texts(statement.path("Action")).stream())
                    .filter(action -> action.matches("(sts|secretsmanager|codebuild|lambda|cloudformation|iam|ec2):.*"))
                    .filter(action -> !action.matches("codebuild:.*(Report|Test|CodeCoverage).*"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(granted)
                    .as(build)
                    .isEqualTo(needed.stream()
                            .filter(action -> !action.startsWith("kms:"))
                            .collect(Collectors.toCollection(TreeSet::new)));
            if (which != Case.MACHINE) {
                assertThat(sealed(which, build)).as(build).contains("kms:Decrypt", "kms:GenerateDataKey");
            }
        }
    }

    /// Of keys that are not the pipeline's own.
    private static Set<String> sealed(Case which, String build) {
        return granted(which, "delivery", build + "Role").stream()
                .filter(statement -> statement.path("Condition").toString().contains("SecretARN"))
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void each_deployment_touches_its_own_installation_alone(Case which) {
        for (JsonNode statement : granted(which, "delivery", "DeployTestRole")) {
            String resources = statement.path("Resource").toString();
            if (resources.contains("Labra-") || resources.contains("labra/")) {
                assertThat(resources)
                        .satisfiesAnyOf(
                                text -> assertThat(text).contains("province-test"),
                                text -> assertThat(texts(statement.path("Action")))
                                        .allMatch(action -> action.startsWith("codebuild:")
                                                && action.matches(".*(Report|Test|CodeCoverage).*")));
            }
        }
        for (JsonNode statement : granted(which, "delivery", "DeployRole")) {
            assertThat(statement.path("Resource").toString()).doesNotContain("province-test");
        }
    }

    @Test
    void trying_and_testing_wants_no_right() {
        for (String build : List.of("TryTestRole", "TestsRole")) {
            assertThat(granted(Case.FLEET, "delivery", build))
                    .flatExtracting(statement -> texts(statement.path("Action")))
                    .noneMatch(action ->
                            action.matches("(sts|secretsmanager|lambda):.*|codebuild:(Start|BatchGetBuilds).*"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLEET", "KUBERNETES"})
    void the_builds_within_the_network_may_what_their_commands_call(Case which) {
        for (var project : Assemblies.province(which).all("AWS::CodeBuild::Project")) {
            if (!project.stack().equals("delivery")) {
                String role = project.id().replaceAll("Project.*", "ProjectRole");
                assertMay(
                        which,
                        project.stack(),
                        role,
                        needed(project.get("Source.BuildSpec").toString()));
            }
        }
    }

    @Test
    void machines_may_what_they_call_when_they_start() {
        var template = Assemblies.province(Case.FLEET).only("AWS::EC2::LaunchTemplate");
        assertMay(Case.FLEET, "fleet", "MachineRole", needed(template.json().toString()));
        var machine = Assemblies.town(Case.MACHINE).only("AWS::EC2::Instance");
        Set<String> needed = needed(machine.get("UserData").toString());
        assertThat(needed).isNotEmpty();
        assertMay(Case.MACHINE, "machine", "MachineInstanceRole", needed);
    }

    private static void assertMay(Case which, String stack, String role, Set<String> needed) {
        Set<String> granted = granted(which, stack, role).stream()
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .collect(Collectors.toSet());
        assertThat(needed)
                .as(stack + " " + role)
                .isNotEmpty()
                .allMatch(action -> granted.stream().anyMatch(may -> matches(may, action)));
    }

    private static boolean matches(String may, String action) {
        return may.endsWith("*") ? action.startsWith(may.substring(0, may.length() - 1)) : may.equals(action);
    }

    /// The statements of the policies of a role.
    private static List<JsonNode> granted(Case which, String stack, String role) {
        List<JsonNode> all = new ArrayList<>();
        for (var policy : Assemblies.province(which).resources(stack)) {
            if (policy.type().equals("AWS::IAM::Policy")
                    && policy.get("Roles")
                            .valueStream()
                            .anyMatch(one -> one.path("Ref").asText().matches(Pattern.quote(role) + "[0-9A-F]{8}"))) {
                policy.get("PolicyDocument.Statement").forEach(all::add);
            }
        }
        assertThat(all).as(stack + " " + role).isNotEmpty();
        return all;
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText).toList()
                : Stream.of(node.asText()).toList();
    }
}
