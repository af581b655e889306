package labra.cluster;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.cluster.Manifests.Workload;

/// Rules of names: what is referred to is there.
final class ReferenceRules {
    /// What docs/kubernetes.md has an operator make by hand, since it is secret or another's.
    private static final Set<String> SECRETS_BY_HAND =
            Set.of("labra-app", "labra-migrate", "labra-keys", "labra-roles");

    private static final Set<String> CONFIGURATION_BY_HAND = Set.of("labra-database-authorities");

    private ReferenceRules() {}

    static List<String> references(Manifests manifests) {
        List<String> missing = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            var pod = workload.pods().getSpec();
            must(
                    missing,
                    workload,
                    "ServiceAccount",
                    pod.getServiceAccountName(),
                    names(manifests, V1ServiceAccount.class));
            workload.containers().stream()
                    .flatMap(container ->
                            Optional.ofNullable(container.getEnvFrom()).stream().flatMap(List::stream))
                    .filter(source -> source.getConfigMapRef() != null)
                    .forEach(source -> configuration(
                            missing,
                            manifests,
                            workload,
                            source.getConfigMapRef().getName()));
            for (V1Volume volume : Optional.ofNullable(pod.getVolumes()).orElse(List.of())) {
                volume(missing, manifests, workload, volume);
            }
            Set<String> volumes = Optional.ofNullable(pod.getVolumes()).orElse(List.of()).stream()
                    .map(V1Volume::getName)
                    .collect(Collectors.toSet());
            workload.containers().stream()
                    .flatMap(container -> Optional.ofNullable(container.getVolumeMounts()).stream()
                            .flatMap(List::stream))
                    .forEach(mount -> must(missing, workload, "volume", mount.getName(), volumes));
        }
        for (V2HorizontalPodAutoscaler scaler : manifests.all(V2HorizontalPodAutoscaler.class)) {
            String target = scaler.getSpec().getScaleTargetRef().getName();
            if (!names(manifests, V1Deployment.class).contains(target)) {
                missing.add("scales " + target + ", which is not there");
            }
        }
        manifests.all(V1Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .filter(name -> !names(manifests, V1Service.class).contains(name))
                .forEach(name -> missing.add("Ingress leads to " + name + ", which is not there"));
        return missing;
    }

    private static void volume(List<String> missing, Manifests manifests, Workload workload, V1Volume volume) {
        if (volume.getConfigMap() != null) {
            configuration(missing, manifests, workload, volume.getConfigMap().getName());
        }
        if (volume.getSecret() != null) {
            must(missing, workload, "Secret", volume.getSecret().getSecretName(), SECRETS_BY_HAND);
        }
        if (volume.getPersistentVolumeClaim() != null) {
            must(
                    missing,
                    workload,
                    "claim",
                    volume.getPersistentVolumeClaim().getClaimName(),
                    names(manifests, V1PersistentVolumeClaim.class));
        }
        if (volume.getProjected() != null) {
            volume.getProjected().getSources().forEach(source -> {
                configuration(
                        missing, manifests, workload, source.getConfigMap().getName());
                Optional.ofNullable(source.getConfigMap().getItems())
                        .orElse(List.of())
                        .forEach(item -> must(
                                missing,
                                workload,
                                "key",
                                item.getKey(),
                                keys(manifests, source.getConfigMap().getName())));
            });
        }
    }

    private static Set<String> keys(Manifests manifests, String name) {
        return manifests.all(V1ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(name))
                .flatMap(map -> map.getData().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static void configuration(List<String> missing, Manifests manifests, Workload workload, String name) {
        if (!CONFIGURATION_BY_HAND.contains(name)) {
            must(missing, workload, "ConfigMap", name, names(manifests, V1ConfigMap.class));
        }
    }

    private static void must(List<String> missing, Workload workload, String kind, String name, Set<String> known) {
        if (!known.contains(name)) {
            missing.add(workload.name() + " wants the " + kind + " " + name + ", which is not there");
        }
    }

    static Set<String> names(Manifests manifests, Class<? extends KubernetesObject> kind) {
        return manifests.all(kind).stream()
                .map(one -> one.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    /// Every selector meets a pod.
    static List<String> selectors(Manifests manifests) {
        Stream<Map.Entry<String, Map<String, String>>> selectors = Stream.of(
                        manifests.all(V1Service.class).stream()
                                .filter(one -> one.getSpec().getSelector() != null)
                                .map(one -> Map.entry(
                                        "Service " + one.getMetadata().getName(),
                                        one.getSpec().getSelector())),
                        manifests.all(V1PodDisruptionBudget.class).stream()
                                .map(one -> Map.entry(
                                        "budget " + one.getMetadata().getName(),
                                        one.getSpec().getSelector().getMatchLabels())),
                        manifests.all(V1Deployment.class).stream()
                                .map(one -> Map.entry(
                                        "Deployment " + one.getMetadata().getName(),
                                        one.getSpec().getSelector().getMatchLabels())),
                        manifests.all(V1NetworkPolicy.class).stream()
                                .filter(one -> one.getSpec().getPodSelector().getMatchLabels() != null
                                        && !one.getSpec()
                                                .getPodSelector()
                                                .getMatchLabels()
                                                .containsKey("cnpg.io/cluster"))
                                .map(one -> Map.entry(
                                        "policy " + one.getMetadata().getName(),
                                        one.getSpec().getPodSelector().getMatchLabels())))
                .flatMap(each -> each);
        return selectors
                .filter(selector -> manifests.workloads().stream()
                        .noneMatch(workload -> workload.pods()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(selector.getValue().entrySet())))
                .map(selector -> selector.getKey() + " meets no pod")
                .toList();
    }
}
