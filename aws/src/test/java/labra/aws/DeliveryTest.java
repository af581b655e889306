package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From the repository to production, what watches, and what has to be kept; sentence by sentence.
class DeliveryTest {
    private static Templates.Resource pipeline() {
        return Assemblies.province(Case.FLEET).only("AWS::CodePipeline::Pipeline");
    }

    private static JsonNode stage(String name) {
        for (JsonNode stage : pipeline().get("Stages")) {
            if (stage.path("Name").asText().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name);
    }

    private static String command(String description) {
        return Assemblies.province(Case.FLEET).all("AWS::CodeBuild::Project").stream()
                .filter(one -> one.stack().equals("delivery")
                        && one.text("Description").contains(description))
                .map(one -> one.text("Source.BuildSpec"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Says({"A10", "A11"})
    void each_change_of_the_branch_starts_the_pipeline() {
        JsonNode source = stage("Source").path("Actions").get(0);
        assertThat(source.path("ActionTypeId").path("Provider").asText()).isEqualTo("CodeStarSourceConnection");
        assertThat(source.path("Configuration").path("FullRepositoryId").asText())
                .isEqualTo("provincia/labra");
        assertThat(source.path("Configuration").path("BranchName").asText()).isEqualTo("main");
        assertThat(pipeline().text("PipelineType")).isEqualTo("V2");
    }

    @Test
    @Says("A12")
    void codebuild_builds_and_runs_every_test() {
        assertThat(stage("Build")
                        .path("Actions")
                        .get(0)
                        .path("ActionTypeId")
                        .path("Provider")
                        .asText())
                .isEqualTo("CodeBuild");
        assertThat(command("./labra test")).contains("./labra test");
    }

    @Test
    @Says("A13")
    void what_passed_goes_to_a_test_environment() {
        assertThat(order()).containsExactly("Source", "Build", "Test", "TestsThere", "Approval", "Production");
        assertThat(command("deploy province-test")).contains("./labra aws deploy province-test --case 2 --yes");
        assertThat(Assemblies.installation("province-test").domain()).isEqualTo("prueba.multas.provincia.example");
    }

    @Test
    @Says("A14")
    void it_is_tried_there() {
        assertThat(command("try province-test")).contains("./labra aws try province-test --case 2");
    }

    @Test
    void the_test_environment_has_neither_a_pipeline_nor_the_accounts_rules() {
        for (Case which : Case.values()) {
            assertThat(Assemblies.of("town-test", which).templates().stacks().keySet())
                    .contains("notices", "watch")
                    .doesNotContain("delivery", "changes");
        }
        assertThat(Assemblies.town(Case.MACHINE)
                        .only("AWS::Config::ConfigurationRecorder")
                        .json()
                        .toString())
                .doesNotContain("town");
    }

    /// In the pipeline `./labra aws deploy` names this stack alone.
    @ParameterizedTest
    @EnumSource
    void what_is_watched_brings_all_that_an_installation_is_made_of(Case which) throws java.io.IOException {
        var manifest = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(Assemblies.province(which)
                        .folder()
                        .resolve("manifest.json")
                        .toFile());
        assertThat(manifest.path("artifacts").path("Labra-province-watch").path("dependencies"))
                .extracting(JsonNode::asText)
                .contains(
                        "Labra-province-notices",
                        "Labra-province-" + which.stack().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    @Says("A15")
    void production_waits_for_somebody_to_approve() {
        assertThat(stage("Approval")
                        .path("Actions")
                        .get(0)
                        .path("ActionTypeId")
                        .path("Category")
                        .asText())
                .isEqualTo("Approval");
        assertThat(command("deploy province --case")).contains("./labra aws deploy province --case 2 --yes");
    }

    @Test
    @Says("A18")
    void a_deployment_that_fails_goes_back() {
        for (String name : List.of("Test", "Production")) {
            assertThat(stage(name).path("OnFailure").path("Result").asText()).isEqualTo("ROLLBACK");
        }
        assertThat(Assemblies.province(Case.FLEET)
                        .only("AWS::AutoScaling::AutoScalingGroup")
                        .json()
                        .path("UpdatePolicy")
                        .path("AutoScalingRollingUpdate")
                        .path("MinInstancesInService")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    @Says("A16")
    void every_case_is_watched_and_its_alarms_reach_the_operators(Case which) {
        var watch = Assemblies.province(which).resources("watch");
        assertThat(watch).anyMatch(one -> one.type().equals("AWS::CloudWatch::Dashboard"));
        assertThat(watch)
                .filteredOn(one -> one.type().equals("AWS::CloudWatch::Alarm"))
                .isNotEmpty()
                .allMatch(one -> one.get("AlarmActions").toString().contains("Operators"));
    }

    @Test
    @Says("A17")
    void aws_config_records_changes_and_holds_the_account_to_its_rules() {
        var assembly = Assemblies.province(Case.FLEET);
        assertThat(assembly.only("AWS::Config::ConfigurationRecorder")
                        .get("RecordingGroup.AllSupported")
                        .asBoolean())
                .isTrue();
        assertThat(assembly.all("AWS::Config::ConfigRule"))
                .extracting(one -> one.text("Source.SourceIdentifier"))
                .containsExactlyInAnyOrderElementsOf(Changes.RULES);
    }

    private static List<String> order() {
        List<String> names = new ArrayList<>();
        pipeline().get("Stages").forEach(stage -> names.add(stage.path("Name").asText()));
        return names;
    }
}
