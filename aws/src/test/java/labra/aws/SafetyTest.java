package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a reader who knows AWS looks for first: a public bucket, an open port, a star, a secret.
class SafetyTest {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passwd|secret|token|private.?key|jwk)\"?\\s*[:=]\\s*\"[^\"{$]{6,}\"");

    /// What services may do on a whole account, for want of a narrower resource.
    private static final Set<String> UNBOUND = Set.of(
            "ecr:GetAuthorizationToken",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "elasticloadbalancing:DescribeLoadBalancers",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeVpcs",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface");

    @ParameterizedTest
    @EnumSource
    void every_bucket_is_closed_sealed_and_speaks_tls(Case which) {
        var assembly = Assemblies.province(which);
        var policies = assembly.all("AWS::S3::BucketPolicy");
        assertThat(assembly.all("AWS::S3::Bucket")).isNotEmpty().allSatisfy(bucket -> {
            for (String block :
                    List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
                assertThat(bucket.get("PublicAccessBlockConfiguration." + block).asBoolean())
                        .isTrue();
            }
            assertThat(bucket.get("BucketEncryption").isMissingNode()).isFalse();
            assertThat(policies)
                    .anyMatch(policy -> policy.stack().equals(bucket.stack())
                            && policy.get("Bucket").toString().contains(bucket.id())
                            && policy.json().toString().contains("\"aws:SecureTransport\":\"false\""));
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_port_is_open_to_the_world_but_the_web_and_case_1s_names(Case which) {
        assertThat(Set.of("tcp/80", "tcp/443", "tcp/53", "udp/53")).containsAll(doors(Assemblies.province(which)));
        if (which != Case.MACHINE) {
            assertThat(Set.of("tcp/80", "tcp/443")).containsAll(doors(Assemblies.province(which)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_right_is_a_star_and_none_is_on_everything_without_need(Case which) {
        List<String> found = new ArrayList<>();
        for (var resource : Assemblies.province(which).resources()) {
            if (!resource.type().equals("AWS::IAM::Policy") && !resource.type().equals("AWS::IAM::Role")) {
                continue;
            }
            for (JsonNode statement : resource.json().findValues("Statement")) {
                for (JsonNode one : statement) {
                    judge(resource, one, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void judge(Templates.Resource resource, JsonNode statement, List<String> found) {
        List<String> actions = texts(statement.path("Action"));
        if (actions.stream().anyMatch(action -> action.equals("*") || action.endsWith(":*"))) {
            found.add(resource + " may everything: " + actions);
        }
        boolean everywhere = texts(statement.path("Resource")).contains("*");
        if (everywhere
                && !UNBOUND.containsAll(actions)
                && statement.path("Condition").isMissingNode()) {
            found.add(resource + " may this everywhere: " + actions);
        }
    }

    /// The report's address holds an e-mail address, and a statement's values are of people.
    @ParameterizedTest
    @EnumSource
    void no_log_has_an_address_or_a_value_of_a_person(Case which) throws java.io.IOException {
        var assembly = Assemblies.province(which);
        assertThat(assembly.all("AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .allMatch(one -> !one.get("LoadBalancerAttributes").toString().contains("access_logs.s3.enabled"));
        assertThat(assembly.all("AWS::WAFv2::LoggingConfiguration")).isEmpty();
        assertThat(assembly.all("AWS::CloudFront::Distribution")).isEmpty();
        assertThat(assembly.all("AWS::ApiGatewayV2::Stage"))
                .allMatch(one ->
                        !one.text("AccessLogSettings.Format").matches("(?s).*(path|query|authorizer\\.login).*"));
        assertThat(assembly.all("AWS::RDS::DBParameterGroup"))
                .allMatch(one -> one.text("Parameters.log_parameter_max_length").equals("0"))
                .allMatch(one -> one.text("Parameters.log_error_verbosity").equals("terse"));
        assertThat(java.nio.file.Files.readString(
                        Assemblies.HOME.resolve("deploy/kubernetes/overlays/aws/ingress.yaml")))
                .doesNotContain("access_logs");
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_stands_in_a_template(Case which) {
        for (JsonNode template : Assemblies.province(which).templates().stacks().values()) {
            assertThat(SECRET.matcher(template.toString())
                            .results()
                            .map(found -> found.group())
                            .toList())
                    .isEmpty();
            assertThat(template.toString()).doesNotContain("BEGIN PRIVATE", "AKIA");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_holds_data_outlives_its_stack(Case which) {
        assertThat(Assemblies.province(which).resources())
                .filteredOn(one -> Set.of("AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::Backup::BackupVault")
                        .contains(one.type()))
                .allMatch(one -> Set.of("Retain", "Snapshot")
                        .contains(one.json().path("DeletionPolicy").asText()));
    }

    /// The ports that the whole world reaches, as protocol/port.
    static List<String> doors(Assemblies.Assembly assembly) {
        List<String> found = new ArrayList<>();
        for (var resource : assembly.resources()) {
            if (resource.type().equals("AWS::EC2::SecurityGroup")) {
                resource.get("SecurityGroupIngress").forEach(rule -> open(rule, found));
            } else if (resource.type().equals("AWS::EC2::SecurityGroupIngress")) {
                open(resource.json().path("Properties"), found);
            }
        }
        return found;
    }

    private static void open(JsonNode rule, List<String> found) {
        if (rule.path("CidrIp").asText().equals("0.0.0.0/0")
                || rule.path("CidrIpv6").asText().equals("::/0")) {
            assertThat(rule.path("FromPort").asInt(-1))
                    .isEqualTo(rule.path("ToPort").asInt(-2));
            found.add(rule.path("IpProtocol").asText() + "/"
                    + rule.path("FromPort").asInt());
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> all.add(one.isTextual() ? one.asText() : one.toString()));
        } else {
            all.add(node.isTextual() ? node.asText() : node.toString());
        }
        return all;
    }
}
