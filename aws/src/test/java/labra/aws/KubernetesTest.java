package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Case 3, sentence by sentence; what it shares with case 2 is in FleetTest.
class KubernetesTest {
    private static Templates.Resource cluster() {
        return Assemblies.province(Case.KUBERNETES).only("AWS::EKS::Cluster");
    }

    @Test
    @Says("C3.1")
    void a_cluster_of_eks_runs_the_containers_and_has_no_door_to_outside() throws IOException {
        assertThat(cluster().get("ResourcesVpcConfig.EndpointPublicAccess").asBoolean(true))
                .isFalse();
        assertThat(cluster().get("ResourcesVpcConfig.EndpointPrivateAccess").asBoolean())
                .isTrue();
        assertThat(cluster().get("Logging.ClusterLogging.EnabledTypes").size()).isEqualTo(5);
        assertThat(cluster().get("EncryptionConfig.0.Resources.0").asText()).isEqualTo("secrets");
        assertThat(manifests())
                .extracting(one -> one.path("kind").asText())
                .contains("Deployment", "Service", "Ingress", "HorizontalPodAutoscaler");
    }

    @Test
    @Says("C3.2")
    void its_nodes_are_machines_of_ec2() {
        assertThat(cluster().get("ComputeConfig.Enabled").asBoolean()).isTrue();
        assertThat(cluster().get("ComputeConfig.NodePools").toString()).contains("general-purpose");
        assertThat(Assemblies.province(Case.KUBERNETES).all("AWS::IAM::Role"))
                .anyMatch(role -> role.json().toString().contains("ec2.amazonaws.com")
                        && role.json().toString().contains("AmazonEKSWorkerNode"));
    }

    @Test
    @Says("C3.6")
    void a_load_balancer_spreads_requests_over_the_pods() throws IOException {
        assertThat(cluster()
                        .get("KubernetesNetworkConfig.ElasticLoadBalancing.Enabled")
                        .asBoolean())
                .isTrue();
        assertThat(manifests())
                .anyMatch(one -> one.path("kind").asText().equals("IngressClassParams")
                        && one.path("spec").path("scheme").asText().equals("internet-facing"));
    }

    @Test
    void pods_read_their_secrets_by_an_identity_of_their_own() {
        var identity = Assemblies.province(Case.KUBERNETES).only("AWS::EKS::PodIdentityAssociation");
        assertThat(identity.text("Namespace")).isEqualTo("labra");
        assertThat(identity.text("ServiceAccount")).isEqualTo("labra");
    }

    @Test
    void containers_run_without_rights_and_name_what_they_need() throws IOException {
        JsonNode deployment = manifests().stream()
                .filter(one -> one.path("kind").asText().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        JsonNode pod = deployment.path("spec").path("template").path("spec");
        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        for (JsonNode container : pod.path("containers")) {
            assertThat(container
                            .path("securityContext")
                            .path("readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(container
                            .path("securityContext")
                            .path("capabilities")
                            .path("drop")
                            .toString())
                    .isEqualTo("[\"ALL\"]");
            assertThat(container.path("resources").path("limits").has("memory")).isTrue();
            assertThat(container.has("readinessProbe")).isTrue();
        }
    }

    private static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        YAMLMapper yaml = new YAMLMapper();
        try (var documents = yaml.readerFor(JsonNode.class)
                .<JsonNode>readValues(Path.of("kubernetes/labra.yaml").toFile())) {
            documents.forEachRemaining(all::add);
        }
        return all;
    }
}
