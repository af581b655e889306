package labra.cluster;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1IPBlock;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules of the whole.
final class ClusterRules {
    /// For whoever looks after the database, its monitoring, and the migration.
    private static final int OTHERS = 20;

    private static final Pattern BELIEVED = Pattern.compile("(?m)^set_real_ip_from ([^;]+);");

    private ClusterRules() {}

    /// The most copies and one more while a version replaces another, each with its connections.
    static List<String> connections(Manifests manifests) {
        V1Deployment app = manifests.deployment("labra-app");
        int most = manifests.all(V2HorizontalPodAutoscaler.class).stream()
                .filter(one -> one.getSpec().getScaleTargetRef().getName().equals("labra-app"))
                .mapToInt(one -> one.getSpec().getMaxReplicas())
                .max()
                .orElse(1);
        int surge = app.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getIntValue();
        int pool = Integer.parseInt(manifests
                .environment("labra-app", "QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                .orElse("0"));
        int needed = (most + surge) * pool + OTHERS;
        List<String> found = new ArrayList<>();
        int allowed = Integer.parseInt(manifests.settings().getOrDefault("LABRA_DATABASE_CONNECTIONS", "0"));
        if (pool == 0 || needed > allowed) {
            found.add(needed + " connections, and the database allows " + allowed);
        }
        for (Map<String, Object> cluster : manifests.custom("Cluster")) {
            if (!String.valueOf(cluster).contains("max_connections=" + allowed)) {
                found.add("the database of this overlay allows another number than " + allowed);
            }
        }
        return found;
    }

    /// A node that is emptied, or a new version, takes one copy at a time, of two at least.
    static List<String> disruption(Manifests manifests) {
        List<String> found = new ArrayList<>();
        for (V1Deployment one : manifests.all(V1Deployment.class)) {
            String name = one.getMetadata().getName();
            Optional<V2HorizontalPodAutoscaler> scaler = manifests.all(V2HorizontalPodAutoscaler.class).stream()
                    .filter(each -> each.getSpec().getScaleTargetRef().getName().equals(name))
                    .findFirst();
            if (scaler.isPresent() && one.getSpec().getReplicas() != null) {
                found.add(name + " has two who say how many");
            }
            int least = scaler.map(each -> each.getSpec().getMinReplicas())
                    .orElse(Optional.ofNullable(one.getSpec().getReplicas()).orElse(1));
            if (least < 2) {
                found.add(name + " may be one copy");
            }
            if (one.getSpec()
                            .getStrategy()
                            .getRollingUpdate()
                            .getMaxUnavailable()
                            .getIntValue()
                    != 0) {
                found.add(name + " is replaced before the new one serves");
            }
            boolean budgeted = manifests.all(V1PodDisruptionBudget.class).stream()
                    .anyMatch(budget ->
                            one.getSpec().getSelector().equals(budget.getSpec().getSelector())
                                    && budget.getSpec().getMaxUnavailable() != null
                                    && budget.getSpec().getMaxUnavailable().getIntValue() == 1
                                    && "AlwaysAllow".equals(budget.getSpec().getUnhealthyPodEvictionPolicy()));
            if (!budgeted) {
                found.add(name + " has no budget of disruptions, or one that blocks or allows all");
            }
        }
        return found;
    }

    /// Only NGINX and monitoring reach the application, and nobody from outside reaches a pod but by an Ingress.
    static List<String> network(Manifests manifests) {
        List<String> found = new ArrayList<>();
        boolean closed = manifests.all(V1NetworkPolicy.class).stream()
                .anyMatch(one -> selectsAll(one.getSpec().getPodSelector())
                        && one.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                        && isEmpty(one.getSpec().getIngress())
                        && isEmpty(one.getSpec().getEgress()));
        if (!closed) {
            found.add("what no policy names is open");
        }
        for (V1NetworkPolicy one : manifests.all(V1NetworkPolicy.class)) {
            if (one.getMetadata().getName().equals("labra-app")
                    && one.getSpec().getIngress().stream().anyMatch(way -> isEmpty(way.getFrom()))) {
                found.add("anybody reaches the application");
            }
        }
        manifests.all(V1Service.class).stream()
                .filter(one -> one.getSpec().getType() != null
                        && !one.getSpec().getType().equals("ClusterIP"))
                .forEach(one -> found.add(one.getMetadata().getName() + " is open to the outside"));
        manifests.all(V1Ingress.class).stream()
                .flatMap(one -> one.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .filter(name -> !name.equals("labra-nginx"))
                .forEach(name -> found.add("an Ingress passes NGINX by: " + name));
        return found;
    }

    /// Whoever reaches NGINX is the balancer whose word for the client's address it takes; or it takes nobody's.
    static List<String> door(Manifests manifests) {
        List<V1NetworkPolicyIngressRule> ways = manifests.all(V1NetworkPolicy.class).stream()
                .filter(one -> Map.of("app.kubernetes.io/name", "labra", "app.kubernetes.io/component", "nginx")
                        .equals(one.getSpec().getPodSelector().getMatchLabels()))
                .flatMap(one -> Optional.ofNullable(one.getSpec().getIngress()).stream())
                .flatMap(List::stream)
                .toList();
        Set<String> believed = manifests.all(V1ConfigMap.class).stream()
                .flatMap(map -> Optional.ofNullable(map.getData().get("trusted.conf")).stream())
                .flatMap(text -> BELIEVED.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        if (ways.isEmpty()) {
            found.add("nobody reaches NGINX");
        }
        if (!believed.isEmpty()) {
            for (V1NetworkPolicyIngressRule way : ways) {
                if (isEmpty(way.getFrom())) {
                    found.add("anybody may say which address a client has");
                }
                Set<String> let = Optional.ofNullable(way.getFrom()).stream()
                        .flatMap(List::stream)
                        .flatMap(peer -> Optional.ofNullable(peer.getIpBlock()).stream())
                        .map(V1IPBlock::getCidr)
                        .collect(Collectors.toSet());
                if (!let.isEmpty() && !let.equals(believed)) {
                    found.add("NGINX believes others than those who reach it: " + believed);
                }
            }
        }
        return found;
    }

    private static boolean selectsAll(V1LabelSelector selector) {
        return Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()).isEmpty()
                && isEmpty(selector.getMatchExpressions());
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }
}
