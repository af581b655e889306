package labra.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What an overlay renders to: objects of the current API, read strictly, and those of definitions that others bring.
record Manifests(List<KubernetesObject> objects, List<Map<String, Object>> custom) {
    static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\s*$");
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    /// Said once for each field of a class that nobody uses here. Kept, or its level would be forgotten.
    private static final Logger NOISE = Logger.getLogger("org.yaml.snakeyaml");

    static {
        NOISE.setLevel(Level.OFF);
    }

    /// A workload's pods, by its kind and name.
    record Workload(String name, String kind, V1PodTemplateSpec pods) {
        /// Whether it serves for good, and does not end before others begin.
        boolean stays(V1Container container) {
            return kind.equals("Deployment") && pods.getSpec().getContainers().contains(container);
        }

        List<V1Container> containers() {
            return Stream.concat(
                            Optional.ofNullable(pods.getSpec().getInitContainers()).stream()
                                    .flatMap(List::stream),
                            pods.getSpec().getContainers().stream())
                    .toList();
        }
    }

    /// The text of an overlay; a test that needs it is skipped where no kubectl is to be had.
    static String text(String overlay) throws IOException, InterruptedException {
        Optional<Path> kubectl = Kubectl.program();
        assumeTrue(kubectl.isPresent(), "skipped: no kubectl for this kind of machine, and none on the path");
        String known = RENDERED.get(overlay);
        if (known == null) {
            known = Kubectl.render(
                    kubectl.orElseThrow(), FOLDER.resolve("overlays").resolve(overlay));
            // As the build of case 3 on AWS fills them in.
            known = known.replace("$REPOSITORY:$TAG", "123456789012.dkr.ecr.us-east-1.amazonaws.com/labra:v1");
            RENDERED.put(overlay, known);
        }
        return known;
    }

    static Manifests of(String text) throws IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        List<Map<String, Object>> custom = new ArrayList<>();
        for (String document : DOCUMENT.split(text)) {
            if (document.isBlank()) {
                continue;
            }
            Map<String, Object> plain =
                    new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(document);
            String group = String.valueOf(plain.get("apiVersion"));
            if (group.contains(".") && !group.contains(".k8s.io/")
                    || group.contains("/") && group.contains(".io/") && !group.contains("k8s.io/")) {
                custom.add(plain);
            } else if (Yaml.load(document) instanceof KubernetesObject object) {
                objects.add(object);
            } else {
                throw new IOException("no object of the API: " + plain.get("kind"));
            }
        }
        return new Manifests(objects, custom);
    }

    <T extends KubernetesObject> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Map<String, Object>> custom(String kind) {
        return custom.stream().filter(one -> kind.equals(one.get("kind"))).toList();
    }

    List<Workload> workloads() {
        List<Workload> found = new ArrayList<>();
        all(V1Deployment.class)
                .forEach(one -> found.add(new Workload(
                        one.getMetadata().getName(), "Deployment", one.getSpec().getTemplate())));
        all(V1Job.class)
                .forEach(one -> found.add(new Workload(
                        one.getMetadata().getName(), "Job", one.getSpec().getTemplate())));
        all(V1CronJob.class)
                .forEach(one -> found.add(new Workload(
                        one.getMetadata().getName(),
                        "CronJob",
                        one.getSpec().getJobTemplate().getSpec().getTemplate())));
        return found;
    }

    V1Deployment deployment(String name) {
        return all(V1Deployment.class).stream()
                .filter(one -> name.equals(one.getMetadata().getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Deployment " + name));
    }

    /// A variable of a Deployment's first container.
    Optional<String> environment(String deployment, String name) {
        return deployment(deployment).getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(V1EnvVar::getValue)
                .findFirst();
    }

    /// What the application is told by the ConfigMap of settings.
    Map<String, String> settings() {
        return all(V1ConfigMap.class).stream()
                .filter(one -> one.getMetadata().getName().startsWith("labra-settings"))
                .findFirst()
                .map(V1ConfigMap::getData)
                .orElseGet(LinkedHashMap::new);
    }
}
