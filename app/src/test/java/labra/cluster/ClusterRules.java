package labra.cluster;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import labra.cluster.Manifests.Workload;
import org.jspecify.annotations.Nullable;

/// Rules of the whole.
final class ClusterRules {
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASSWORD|SECRET|TOKEN|JWK|PRIVATE).*");
    private static final Pattern SECRET_TEXT = Pattern.compile("(?s).*(//[^/@\\s]+:[^/@\\s]+@|PRIVATE KEY|eyJ[A-Za-z0-9_-]{10}|AKIA[A-Z0-9]{16}).*");

    /// For whoever looks after the database, its monitoring, and the migration.
    private static final int OTHERS = 20;

    /// Who may hold the password of the schema's owner.
    private static final Set<String> OWNERS = Set.of("migrate", "roles", "backup");

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
        int pool = Integer.parseInt(environment(app, "QUARKUS_DATASOURCE_JDBC_MAX_SIZE").orElse("0"));
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

    static List<String> noSecrets(Manifests manifests) {
        List<String> found = new ArrayList<>();
        manifests.all(V1Secret.class).forEach(one -> found.add("a Secret: " + one.getMetadata().getName()));
        manifests.all(V1ConfigMap.class).forEach(map -> map.getData().forEach((key, value) -> {
            if (SECRET_TEXT.matcher(value).matches() || (SECRET_NAME.matcher(key).matches() && !key.endsWith("_FILE"))) {
                found.add("a secret in " + map.getMetadata().getName() + ": " + key);
            }
        }));
        for (Workload workload : manifests.workloads()) {
            for (V1Container container : workload.containers()) {
                for (V1EnvVar variable : Optional.ofNullable(container.getEnv()).orElse(List.of())) {
                    if (variable.getValue() != null
                            && SECRET_NAME.matcher(variable.getName()).matches()
                            && !variable.getName().endsWith("_FILE")
                            && !Set.of("true", "false").contains(variable.getValue())) {
                        found.add("a secret in the environment of " + workload.name() + ": " + variable.getName());
                    }
                }
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
            if (one.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntValue() != 0) {
                found.add(name + " is replaced before the new one serves");
            }
            boolean budgeted = manifests.all(V1PodDisruptionBudget.class).stream()
                    .anyMatch(budget -> one.getSpec().getSelector().equals(budget.getSpec().getSelector())
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
                .filter(one -> one.getSpec().getType() != null && !one.getSpec().getType().equals("ClusterIP"))
                .forEach(one -> found.add(one.getMetadata().getName() + " is open to the outside"));
        manifests.all(V1Ingress.class).stream()
                .flatMap(one -> one.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .filter(name -> !name.equals("labra-nginx"))
                .forEach(name -> found.add("an Ingress passes NGINX by: " + name));
        return found;
    }

    private static boolean selectsAll(V1LabelSelector selector) {
        return Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()).isEmpty()
                && isEmpty(selector.getMatchExpressions());
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    static List<String> settings(Manifests manifests) {
        Map<String, String> settings = manifests.settings();
        List<String> found = new ArrayList<>();
        String url = settings.getOrDefault("LABRA_URL", "http://localhost");
        if (url.contains("localhost") || url.contains("127.0.0.1")) {
            found.add("mails would lead to " + url);
        }
        if (!manifests.all(V1Ingress.class).isEmpty() && !url.startsWith("https://")) {
            found.add("the public address has no HTTPS: " + url);
        }
        if (!settings.getOrDefault("LABRA_DATABASE_URL", "").contains("postgresql://")) {
            found.add("no address of the database");
        }
        if (settings.getOrDefault("LABRA_DATABASE_URL", "").contains("verify-full")
                && !settings.getOrDefault("LABRA_DATABASE_URL", "").contains("sslrootcert=")) {
            found.add("the database's authority is in no trust store");
        }
        boolean relays = Boolean.parseBoolean(settings.getOrDefault("LABRA_MAIL_RELAY", "true"));
        if (relays && !settings.containsKey("LABRA_MAIL_SMTP_HOST")) {
            found.add("mails would go into a folder that vanishes");
        }
        if (!"true".equals(settings.get("LABRA_TRUST_PROXY")) || !settings.containsKey("LABRA_TRUSTED_PROXIES")) {
            found.add("every client would have NGINX's address");
        }
        if (Integer.parseInt(settings.getOrDefault("LABRA_DATABASE_PATIENCE", "0")) < 60) {
            found.add("a start does not wait for the database");
        }
        if (!"true".equals(settings.get("LABRA_LOG_JSON"))) {
            found.add("a trace would be many records of the log");
        }
        return found;
    }

    /// The schema is brought up to date by a Job of just this version, and nobody else has its owner's password.
    static List<String> migration(Manifests manifests) {
        V1Deployment app = manifests.deployment("labra-app");
        String image = app.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
        String job = "labra-migrate-" + image.substring(image.lastIndexOf(':') + 1);
        List<String> found = new ArrayList<>();
        if (manifests.workloads().stream()
                .noneMatch(one -> one.name().equals(job)
                        && one.containers().getFirst().getImage().equals(image))) {
            found.add("no " + job + " of the image " + image);
        }
        if (!job.matches("[a-z0-9-]+")) {
            found.add(job + ": a tag with another sign than letters, digits and - makes a bad name");
        }
        if (!environment(app, "QUARKUS_FLYWAY_MIGRATE_AT_START").equals(Optional.of("false"))) {
            found.add("every copy would migrate");
        }
        for (Workload workload : manifests.workloads()) {
            String component = workload.pods().getMetadata().getLabels().get("app.kubernetes.io/component");
            boolean holds = Optional.ofNullable(workload.pods().getSpec().getVolumes()).orElse(List.of()).stream()
                    .anyMatch(volume -> volume.getSecret() != null
                            && Set.of("labra-migrate", "labra-roles").contains(volume.getSecret().getSecretName()));
            if (holds && !OWNERS.contains(component)) {
                found.add(workload.name() + " has the owner's password");
            }
        }
        return found;
    }

    private static Optional<String> environment(V1Deployment app, String name) {
        return app.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(V1EnvVar::getValue)
                .findFirst();
    }
}
