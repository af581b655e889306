package labra.cluster;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1LifecycleHandler;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1SleepAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labra.cluster.Manifests.Workload;

/// Rules of pods and their containers.
final class PodRules {
    private static final Pattern TAGGED = Pattern.compile("[^:@]+(:[0-9]+/[^:@]+)?:[A-Za-z0-9_.-]+");

    /// Requests under way (quarkus.shutdown.timeout) and mails on a line.
    private static final int APPLICATION_ENDS = 20 + 15;

    /// worker_shutdown_timeout.
    private static final int NGINX_ENDS = 60;

    private PodRules() {}

    static List<String> probes(Manifests manifests) {
        return eachContainer(
                manifests,
                (workload, container) -> !workload.stays(container)
                                || (container.getStartupProbe() != null
                                        && container.getLivenessProbe() != null
                                        && container.getReadinessProbe() != null)
                        ? none()
                        : Optional.of("lacks a probe"));
    }

    static List<String> resources(Manifests manifests) {
        return eachContainer(manifests, (workload, container) -> {
            Map<String, Quantity> asked = Optional.ofNullable(container.getResources())
                    .map(found -> found.getRequests())
                    .orElse(Map.of());
            Map<String, Quantity> most = Optional.ofNullable(container.getResources())
                    .map(found -> found.getLimits())
                    .orElse(Map.of());
            if (!asked.containsKey("cpu") || !asked.containsKey("memory") || !most.containsKey("memory")) {
                return Optional.of("lacks requests or a limit of memory");
            }
            if (!asked.get("memory").equals(most.get("memory"))) {
                return Optional.of("is promised other memory than it may take");
            }
            return most.containsKey("cpu") ? Optional.of("is slowed down by a limit of CPU") : none();
        });
    }

    static List<String> noRoot(Manifests manifests) {
        return eachPod(
                manifests,
                pod -> pod.getSecurityContext() != null
                        && Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot())
                        && Optional.ofNullable(pod.getSecurityContext().getRunAsUser())
                                        .orElse(0L)
                                > 0
                        && pod.getSecurityContext().getSeccompProfile() != null
                        && pod.getSecurityContext()
                                .getSeccompProfile()
                                .getType()
                                .equals("RuntimeDefault"),
                "may be root or call anything");
    }

    static List<String> lockedContainers(Manifests manifests) {
        return eachContainer(manifests, (workload, container) -> {
            V1SecurityContext held =
                    Optional.ofNullable(container.getSecurityContext()).orElseGet(V1SecurityContext::new);
            boolean locked = Boolean.TRUE.equals(held.getReadOnlyRootFilesystem())
                    && Boolean.FALSE.equals(held.getAllowPrivilegeEscalation())
                    && !Boolean.TRUE.equals(held.getPrivileged())
                    && held.getCapabilities() != null
                    && List.of("ALL").equals(held.getCapabilities().getDrop())
                    && Optional.ofNullable(held.getCapabilities().getAdd())
                            .orElse(List.of())
                            .isEmpty();
            return locked ? none() : Optional.of("can write its root or has a capability");
        });
    }

    static List<String> noTokenNorLinks(Manifests manifests) {
        return eachPod(
                manifests,
                pod -> Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())
                        && Boolean.FALSE.equals(pod.getEnableServiceLinks())
                        && pod.getServiceAccountName() != null,
                "has a token of the cluster or links to services");
    }

    static List<String> nothingOfTheNode(Manifests manifests) {
        return eachPod(
                manifests,
                pod -> !Boolean.TRUE.equals(pod.getHostNetwork())
                        && !Boolean.TRUE.equals(pod.getHostPID())
                        && !Boolean.TRUE.equals(pod.getHostIPC())
                        && Optional.ofNullable(pod.getVolumes()).orElse(List.of()).stream()
                                .allMatch(volume -> volume.getHostPath() == null)
                        && pod.getContainers().stream()
                                .flatMap(container -> Optional.ofNullable(container.getPorts()).stream()
                                        .flatMap(List::stream))
                                .allMatch(port -> port.getHostPort() == null),
                "takes something of the node");
    }

    /// What is said before the signal, and what ends after it, fit into the time until the kill.
    static List<String> grace(Manifests manifests) {
        return eachContainer(manifests, (workload, container) -> {
            if (!workload.stays(container)) {
                return none();
            }
            long pause = Optional.ofNullable(container.getLifecycle())
                    .map(lifecycle -> lifecycle.getPreStop())
                    .map(V1LifecycleHandler::getSleep)
                    .map(V1SleepAction::getSeconds)
                    .orElse(0L);
            long ends = workload.name().equals("labra-nginx") ? NGINX_ENDS : APPLICATION_ENDS;
            long grace = Optional.ofNullable(workload.pods().getSpec().getTerminationGracePeriodSeconds())
                    .orElse(30L);
            if (pause < 5) {
                return Optional.of("ends before anybody knows");
            }
            return grace > pause + ends ? none() : Optional.of("is killed before it has ended");
        });
    }

    static List<String> images(Manifests manifests) {
        return eachContainer(
                manifests,
                (workload, container) -> TAGGED.matcher(container.getImage()).matches()
                                && !container.getImage().endsWith(":latest")
                        ? none()
                        : Optional.of("has no version: " + container.getImage()));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static List<String> eachPod(Manifests manifests, Function<V1PodSpec, Boolean> holds, String complaint) {
        return manifests.workloads().stream()
                .filter(workload -> !holds.apply(workload.pods().getSpec()))
                .map(workload -> workload.name() + " " + complaint)
                .toList();
    }

    private static List<String> eachContainer(
            Manifests manifests, BiFunction<Workload, V1Container, Optional<String>> check) {
        List<String> found = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            for (V1Container container : workload.containers()) {
                check.apply(workload, container)
                        .ifPresent(
                                complaint -> found.add(workload.name() + "/" + container.getName() + " " + complaint));
            }
        }
        return Stream.concat(
                        found.stream(), manifests.workloads().isEmpty() ? Stream.of("no workload") : Stream.empty())
                .toList();
    }
}
