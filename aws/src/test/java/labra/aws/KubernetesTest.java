package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Case 3, sentence by sentence; what it shares with case 2 is in FleetTest.
class KubernetesTest {
    private static final Path OVERLAY = Assemblies.HOME.resolve("deploy/kubernetes/overlays/aws");
    private static final Path BASE = Assemblies.HOME.resolve("deploy/kubernetes/base");

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
        assertThat(identity.text("ServiceAccount")).isEqualTo("labra-app");
    }

    /// What the manifests hold to besides: ManifestRulesTest, which renders them.
    @Test
    void the_build_applies_the_overlay_and_fills_in_every_name_of_it() throws IOException {
        var build = Assemblies.province(Case.KUBERNETES).all("AWS::CodeBuild::Project").stream()
                .filter(one -> one.text("Name").equals("Labra-province-manifests"))
                .findFirst()
                .orElseThrow();
        assertThat(build.get("Source.BuildSpec").toString())
                .contains("kubectl kustomize manifests/kubernetes/overlays/aws", "$EVIDENCE_BUCKET", "rollout undo");
        Set<String> given = new TreeSet<>();
        build.get("Environment.EnvironmentVariables")
                .forEach(one -> given.add(one.path("Name").asText()));
        assertThat(given).containsAll(ManifestBuild.NAMES);
        Set<String> named = new TreeSet<>();
        for (String file : List.of("app.yaml", "ingress.yaml", "kustomization.yaml", "settings.env", "trusted.conf")) {
            java.util.regex.Pattern.compile("\\$([A-Z_]+)")
                    .matcher(Files.readString(OVERLAY.resolve(file)))
                    .results()
                    .forEach(found -> named.add(found.group(1)));
        }
        named.remove("NAMES");
        assertThat(named).isEqualTo(new TreeSet<>(ManifestBuild.NAMES));
    }

    private static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        YAMLMapper yaml = new YAMLMapper();
        for (Path file : List.of(
                OVERLAY.resolve("ingress.yaml"),
                BASE.resolve("app.yaml"),
                BASE.resolve("availability.yaml"),
                BASE.resolve("nginx.yaml"))) {
            try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                documents.forEachRemaining(all::add);
            }
        }
        return all;
    }
}
