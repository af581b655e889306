package labra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// Every overlay is rendered, and is what the current API takes: no field that it does not know.
class ManifestsTest {
    /// Definitions that a cluster has from others, which no schema here knows: what stands in these was not checked.
    private static final List<String> OF_OTHERS = List.of(
            "Cluster",
            "ScheduledBackup",
            "ObjectStore",
            "ExternalSecret",
            "SecretStore",
            "PodMonitor",
            "PrometheusRule",
            "IngressClassParams");

    @ParameterizedTest
    @CsvSource({"aws, 21, 1", "eks, 24, 5", "on-premises, 25, 5", "test, 24, 0"})
    void an_overlay_is_rendered_to_objects_of_the_api(String overlay, int objects, int custom) throws Exception {
        Manifests manifests = Manifests.of(Manifests.text(overlay));
        assertThat(manifests.objects()).hasSize(objects);
        assertThat(manifests.custom())
                .hasSize(custom)
                .allSatisfy(one -> assertThat(OF_OTHERS).contains((String) one.get("kind")));
    }

    /// docs/kubernetes.md lists what each overlay renders to; names without what a text's sum or a version adds.
    @ParameterizedTest
    @CsvSource({"eks, 3", "on-premises, 4", "test, 5"})
    void the_page_lists_the_objects(String overlay, int column) throws Exception {
        Manifests manifests = Manifests.of(Manifests.text(overlay));
        List<String> rendered = Stream.concat(
                        manifests.objects().stream()
                                .map(one ->
                                        one.getKind() + " " + one.getMetadata().getName()),
                        manifests.custom().stream()
                                .map(one -> one.get("kind") + " " + ((Map<?, ?>) one.get("metadata")).get("name")))
                .map(name -> name.replaceFirst("^(ConfigMap .*)-[a-z0-9]{10}$", "$1")
                        .replaceFirst("^(Job labra-migrate)-.*", "$1-VERSION"))
                .toList();
        List<String> listed = Files.readAllLines(Path.of("..", "docs", "kubernetes.md")).stream()
                .map(line -> line.split(" *\\| *", -1))
                .filter(cells -> cells.length == 7 && cells[column].equals("yes"))
                .map(cells -> cells[1] + " " + cells[2].replace("`", ""))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(rendered);
    }

    @ParameterizedTest
    @CsvSource({
        "maxUnavailable, maxUnavailble",
        "terminationGracePeriodSeconds: 90, terminationGracePeriodSeconds: ninety",
        "averageUtilization: 70, averageUtilization: much",
        "periodSeconds: 2, periodSecond: 2",
        "minReplicas, minimumReplicas",
        "clusterIP: None, clusterIp: None",
        "kind: Deployment, kind: Deploymant",
        "apiVersion: apps/v1, apiVersion: apps/v2"
    })
    void what_the_api_would_refuse_is_refused_here(String right, String wrong) throws Exception {
        String text = Manifests.text("test");
        assertThat(text).contains(right);
        assertThatThrownBy(() -> Manifests.of(text.replace(right, wrong))).isNotNull();
    }

    @Test
    void an_overlay_that_is_broken_is_not_rendered() {
        assertThatThrownBy(() -> Manifests.text("nothing")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "eks", "on-premises", "test"})
    void nginx_has_every_file_that_it_includes(String overlay) throws Exception {
        Manifests manifests = Manifests.of(Manifests.text(overlay));
        List<String> pages;
        try (Stream<Path> files = Files.list(Path.of("..", "deploy", "nginx", "pages"))) {
            pages = files.map(file -> "pages/" + file.getFileName()).sorted().toList();
        }
        var sources = manifests
                .deployment("labra-nginx")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getVolumes()
                .getLast()
                .getProjected()
                .getSources();
        assertThat(sources.getLast().getConfigMap().getItems())
                .extracting(item -> item.getPath())
                .containsExactlyInAnyOrderElementsOf(pages);
        Map<String, String> files = manifests.all(io.kubernetes.client.openapi.models.V1ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().matches("labra-nginx-[a-z0-9]{10}"))
                .findFirst()
                .orElseThrow()
                .getData();
        files.values()
                .forEach(text -> java.util.regex.Pattern.compile("include /etc/nginx/labra/([a-z.]+);")
                        .matcher(text)
                        .results()
                        .forEach(found -> assertThat(files).containsKey(found.group(1))));
    }

    /// The alerts of a cluster are those of deploy/observability, word for word.
    @Test
    void alerts_are_the_same_everywhere() throws Exception {
        Map<String, Object> rule = Manifests.of(Manifests.text("on-premises"))
                .custom("PrometheusRule")
                .getFirst();
        Map<String, Object> kept =
                new Yaml().load(Files.readString(Path.of("..", "deploy", "observability", "prometheus", "alerts.yml")));
        assertThat(alerts((Map<?, ?>) rule.get("spec")))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alerts(kept)).contains(alert));
    }

    private static List<Object> alerts(Map<?, ?> groups) {
        return List.copyOf((List<?>) ((Map<?, ?>) ((List<?>) groups.get("groups")).getFirst()).get("rules"));
    }
}
