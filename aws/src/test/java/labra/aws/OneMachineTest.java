package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Case 1, sentence by sentence.
class OneMachineTest {
    private static Assemblies.Assembly town() {
        return Assemblies.town(Case.MACHINE);
    }

    private static String userData() {
        return town().only("AWS::EC2::Instance").get("UserData").toString();
    }

    private static String compose() throws IOException {
        return Files.readString(Path.of("../compose.yaml"));
    }

    @Test
    @Says("C1.1")
    void one_instance_holds_everything() {
        assertThat(town().all("AWS::EC2::Instance")).hasSize(1);
        assertThat(town().all("AWS::RDS::DBInstance")).isEmpty();
        assertThat(town().all("AWS::ElasticLoadBalancingV2::LoadBalancer")).isEmpty();
        assertThat(userData()).contains("docker compose build", "systemctl enable --now labra");
    }

    @Test
    @Says("C1.2")
    void nginx_stands_before_the_copies() throws IOException {
        assertThat(compose()).contains("  nginx:");
        assertThat(Files.readString(Path.of("../deploy/vm/labra.service"))).contains("docker compose up");
    }

    @Test
    @Says({"C1.3", "C1.4"})
    void compose_brings_the_application_and_its_database() throws IOException {
        assertThat(compose()).contains("\n  app:\n", "\n  database:\n", "\n  migrate:\n");
    }

    @Test
    @Says("C1.5")
    void backups_are_made_and_leave_the_machine_by_themselves() throws IOException {
        assertThat(compose()).contains("\n  backup:\n");
        assertThat(userData()).contains("labra-offsite.timer", "OnUnitActiveSec=1h", "aws s3 sync");
        assertThat(town().only("AWS::Backup::BackupPlan")
                        .get("BackupPlan.BackupPlanRule.0")
                        .path("Lifecycle")
                        .path("DeleteAfterDays")
                        .asInt())
                .isEqualTo(35);
        assertThat(town().all("AWS::Backup::BackupSelection")).hasSize(1);
        assertThat(town().all("AWS::S3::Bucket"))
                .anyMatch(bucket -> bucket.id().startsWith("Backups")
                        && bucket.text("VersioningConfiguration.Status").equals("Enabled"));
    }

    @Test
    @Says("C1.6")
    void the_towns_zone_is_served_by_the_machine_itself() {
        assertThat(userData()).contains("COMPOSE_PROFILES=dns", "LABRA_DNS_PORT=53");
        assertThat(SafetyTest.doors(town())).contains("udp/53", "tcp/53");
        assertThat(town().all("AWS::Route53::HostedZone")).isEmpty();
    }

    @Test
    @Says("C1.7")
    void nginx_manages_several_copies() throws IOException {
        assertThat(Files.readString(Path.of("../deploy/copies.sh"))).contains("scale N", "--scale \"app=$1\"");
    }

    @Test
    @Says("C1.8")
    void another_type_is_a_line_of_the_installation_and_replaces_nothing() {
        var small = town().only("AWS::EC2::Instance");
        var large = Assemblies.province(Case.MACHINE).only("AWS::EC2::Instance");
        assertThat(small.text("InstanceType")).isEqualTo("t4g.small");
        assertThat(large.text("InstanceType")).isEqualTo("t4g.medium");
        assertThat(small.get("ImageId").isMissingNode())
                .as("an image that would replace the machine")
                .isTrue();
    }

    @Test
    void the_machine_keeps_its_disk_and_shows_its_metadata_to_tokens_alone() {
        var machine = town().only("AWS::EC2::Instance");
        assertThat(machine.get("DisableApiTermination").asBoolean()).isTrue();
        assertThat(machine.get("BlockDeviceMappings.0.Ebs").path("Encrypted").asBoolean())
                .isTrue();
        assertThat(machine.get("BlockDeviceMappings.0.Ebs")
                        .path("DeleteOnTermination")
                        .asBoolean(true))
                .isFalse();
        assertThat(machine.text("MetadataOptions.HttpTokens")).isEqualTo("required");
    }

    @Test
    void its_first_start_fits_into_what_aws_takes() {
        assertThat(userData().length()).isLessThan(16_000);
        assertThat(new TreeSet<>(SafetyTest.doors(town()))).containsExactly("tcp/443", "tcp/53", "tcp/80", "udp/53");
    }
}
