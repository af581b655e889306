package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Case 2, sentence by sentence.
class FleetTest {
    private static Assemblies.Assembly province() {
        return Assemblies.province(Case.FLEET);
    }

    @Test
    @Says({"C2.1", "C2.4"})
    void machines_come_and_go_by_demand() {
        var group = province().only("AWS::AutoScaling::AutoScalingGroup");
        assertThat(group.text("MinSize")).isEqualTo("2");
        assertThat(group.text("MaxSize")).isEqualTo("6");
        var policy = province().only("AWS::AutoScaling::ScalingPolicy");
        assertThat(policy.text("TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType"))
                .isEqualTo("ALBRequestCountPerTarget");
        assertThat(province().only("AWS::EC2::LaunchTemplate").text("LaunchTemplateData.InstanceType"))
                .isEqualTo("t4g.medium");
    }

    @Test
    @Says("B2")
    void three_peaks_a_day_have_their_machines_before_they_begin() {
        assertThat(Assemblies.installation("province").load().fines()).isEqualTo(50_000);
        List<String> raised = actions(province()).stream()
                .filter(one -> one.text("MinSize").equals("4"))
                .map(one -> one.text("Recurrence"))
                .sorted()
                .toList();
        assertThat(raised).containsExactly("50 16 * * *", "50 23 * * *", "50 9 * * *");
        assertThat(actions(province())).hasSize(6);
    }

    @Test
    @Says("B1")
    void fifty_a_day_over_24_hours_have_no_peak() {
        assertThat(Assemblies.installation("town").load().fines()).isEqualTo(50);
        assertThat(actions(Assemblies.town(Case.FLEET))).isEmpty();
    }

    @Test
    void a_machine_is_there_when_the_application_answers() {
        String userData = province().only("AWS::EC2::LaunchTemplate").json().toString();
        assertThat(userData)
                .containsSubsequence(
                        "trap exitTrap EXIT",
                        "set -euo pipefail",
                        "install -d /run/labra",
                        "chown -R 10001:10001 /run/labra",
                        "docker run",
                        "answers && break")
                .contains("done\\nanswers");
    }

    @Test
    @Says("C2.2")
    void a_load_balancer_spreads_requests_over_ready_copies() {
        var balancer = province().only("AWS::ElasticLoadBalancingV2::LoadBalancer");
        assertThat(balancer.text("Scheme")).isEqualTo("internet-facing");
        assertThat(balancer.get("Subnets").size()).isEqualTo(2);
        assertThat(province().only("AWS::ElasticLoadBalancingV2::TargetGroup").text("HealthCheckPath"))
                .isEqualTo("/q/health/ready");
        assertThat(province().all("AWS::ElasticLoadBalancingV2::Listener"))
                .anyMatch(one ->
                        one.text("Protocol").equals("HTTPS") && one.text("Port").equals("443"))
                .anyMatch(one ->
                        one.text("DefaultActions.0.RedirectConfig.StatusCode").equals("HTTP_301"))
                .hasSize(2);
    }

    @Test
    @Says({"C2.3", "C3.3", "A4"})
    void the_database_is_postgresql_of_rds_in_two_zones() {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES, Case.FUNCTIONS)) {
            var database = Assemblies.province(which).only("AWS::RDS::DBInstance");
            assertThat(database.text("Engine")).isEqualTo("postgres");
            assertThat(database.text("EngineVersion")).startsWith("18.");
            assertThat(database.get("MultiAZ").asBoolean()).isTrue();
            assertThat(database.get("StorageEncrypted").asBoolean()).isTrue();
            assertThat(database.get("PubliclyAccessible").asBoolean()).isFalse();
            assertThat(database.get("BackupRetentionPeriod").asInt()).isEqualTo(14);
            assertThat(database.get("DeletionProtection").asBoolean()).isTrue();
            assertThat(database.json().path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        }
    }

    /// The application adds photos and reads them; nobody deletes one, and pieces of what never came end by themselves.
    @Test
    void photos_lie_in_the_bucket_of_files_and_are_never_deleted() throws java.io.IOException {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES)) {
            var bucket = province(which).all("AWS::S3::Bucket").stream()
                    .filter(one -> one.id().startsWith("Files"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bucket.text("VersioningConfiguration.Status")).isEqualTo("Enabled");
            assertThat(bucket.get("LifecycleConfiguration.Rules").size()).isEqualTo(1);
            assertThat(bucket.text("LifecycleConfiguration.Rules.0.Prefix")).isEqualTo("arriving/");
            for (var policy : province(which).all("AWS::IAM::Policy")) {
                policy.get("PolicyDocument.Statement").forEach(statement -> {
                    String resource = statement.path("Resource").toString();
                    if (resource.contains("Files")
                            && statement.path("Action").toString().contains("Delete")) {
                        assertThat(resource).contains("arriving/").doesNotContain("evidence/");
                    }
                });
            }
        }
        assertThat(province().only("AWS::EC2::LaunchTemplate").json().toString())
                .contains("LABRA_EVIDENCE_BUCKET=");
        assertThat(java.nio.file.Files.readString(
                        Assemblies.HOME.resolve("deploy/kubernetes/overlays/aws/settings.env")))
                .contains("LABRA_EVIDENCE_BUCKET=$EVIDENCE_BUCKET");
    }

    private static Assemblies.Assembly province(Case which) {
        return Assemblies.province(which);
    }

    @Test
    @Says({"C2.5", "C3.4"})
    void files_and_backups_have_their_buckets() {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES)) {
            assertThat(Assemblies.province(which).resources("foundation"))
                    .filteredOn(one -> one.type().equals("AWS::S3::Bucket"))
                    .extracting(Templates.Resource::id)
                    .anyMatch(id -> id.startsWith("Files"))
                    .anyMatch(id -> id.startsWith("Backups"));
        }
    }

    @Test
    @Says({"C2.6", "C3.7"})
    void each_part_has_a_role_of_its_own() {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES)) {
            assertThat(Assemblies.province(which).all("AWS::IAM::Role")).hasSizeGreaterThan(5);
            assertThat(Assemblies.province(which).all("AWS::IAM::User")).isEmpty();
        }
    }

    @Test
    @Says({"C2.7", "C3.5"})
    void route_53_keeps_the_towns_name() {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES)) {
            assertThat(Assemblies.province(which)
                            .only("AWS::Route53::HostedZone")
                            .text("Name"))
                    .isEqualTo("multas.provincia.example.");
        }
        assertThat(province().only("AWS::Route53::RecordSet").text("Type")).isEqualTo("A");
        assertThat(Assemblies.province(Case.KUBERNETES).all("AWS::CodeBuild::Project"))
                .anyMatch(one -> one.text("Source.BuildSpec").contains("change-resource-record-sets"));
    }

    @Test
    @Says({"C2.8", "C3.8", "A5"})
    void logs_graphs_and_alarms_are_in_cloudwatch() {
        for (Case which : Case.values()) {
            var assembly = Assemblies.province(which);
            assertThat(assembly.all("AWS::Logs::LogGroup"))
                    .isNotEmpty()
                    .allMatch(one -> one.get("RetentionInDays").asInt() > 0);
            assertThat(assembly.all("AWS::CloudWatch::Dashboard")).hasSize(1);
        }
    }

    @Test
    @Says({"C2.9", "C3.9", "A6"})
    void passwords_are_made_and_kept_by_secrets_manager() {
        for (Case which : List.of(Case.FLEET, Case.KUBERNETES, Case.FUNCTIONS)) {
            var assembly = Assemblies.province(which);
            assertThat(assembly.all("AWS::SecretsManager::Secret"))
                    .hasSizeGreaterThan(3)
                    .allMatch(secret -> secret.get("SecretString").isMissingNode())
                    .allMatch(secret -> !secret.get("KmsKeyId").isMissingNode());
            assertThat(assembly.only("AWS::RDS::DBInstance")
                            .get("MasterUserPassword")
                            .toString())
                    .contains("{{resolve:secretsmanager:");
        }
    }

    private static List<Templates.Resource> actions(Assemblies.Assembly assembly) {
        return assembly.all("AWS::AutoScaling::ScheduledAction");
    }
}
