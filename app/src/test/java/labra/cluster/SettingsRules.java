package labra.cluster;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import labra.cluster.Manifests.Workload;

/// Rules of what the application is told, and of what it is not to be told in a manifest.
final class SettingsRules {
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASSWORD|SECRET|TOKEN|JWK|PRIVATE).*");
    private static final Pattern SECRET_TEXT =
            Pattern.compile("(?s).*(//[^/@\\s]+:[^/@\\s]+@|PRIVATE KEY|eyJ[A-Za-z0-9_-]{10}|AKIA[A-Z0-9]{16}).*");

    /// Who may hold the password of the schema's owner.
    private static final Set<String> OWNERS = Set.of("migrate", "roles", "backup");

    private SettingsRules() {}

    static List<String> noSecrets(Manifests manifests) {
        List<String> found = new ArrayList<>();
        manifests
                .all(V1Secret.class)
                .forEach(one -> found.add("a Secret: " + one.getMetadata().getName()));
        manifests
                .all(V1ConfigMap.class)
                .forEach(map -> map.getData().forEach((key, value) -> {
                    if (SECRET_TEXT.matcher(value).matches()
                            || (SECRET_NAME.matcher(key).matches() && !key.endsWith("_FILE"))) {
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
        if (!"0".equals(settings.get("LABRA_EVIDENCE_MOST"))
                && !settings.containsKey("LABRA_EVIDENCE_FOLDER")
                && !settings.containsKey("LABRA_EVIDENCE_BUCKET")) {
            found.add("photos would vanish with a pod's folder");
        }
        if (!"true".equals(settings.get("LABRA_LOG_JSON"))) {
            found.add("a trace would be many records of the log");
        }
        return found;
    }

    /// The schema is brought up to date by a Job of just this version, and nobody else has its owner's password.
    static List<String> migration(Manifests manifests) {
        String image = manifests
                .deployment("labra-app")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
        String job = "labra-migrate-" + image.substring(image.lastIndexOf(':') + 1);
        List<String> found = new ArrayList<>();
        if (manifests.workloads().stream()
                .noneMatch(one -> one.name().equals(job)
                        && one.containers().getFirst().getImage().equals(image))) {
            found.add("no " + job + " of the image " + image);
        }
        manifests.all(V1Job.class).stream()
                .flatMap(one -> one.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(one -> Optional.ofNullable(one.getEnvFrom()).stream().flatMap(List::stream))
                .map(source -> source.getConfigMapRef().getName())
                .filter(name -> name.matches(".*-[a-z0-9]{10}"))
                .forEach(name -> found.add("a changed setting would change a Job: " + name));
        if (!job.matches("[a-z0-9-]+")) {
            found.add(job + ": a tag with another sign than letters, digits and - makes a bad name");
        }
        if (!manifests
                .environment("labra-app", "QUARKUS_FLYWAY_MIGRATE_AT_START")
                .equals(Optional.of("false"))) {
            found.add("every copy would migrate");
        }
        for (Workload workload : manifests.workloads()) {
            String component = workload.pods().getMetadata().getLabels().get("app.kubernetes.io/component");
            boolean holds = Optional.ofNullable(workload.pods().getSpec().getVolumes()).orElse(List.of()).stream()
                    .anyMatch(volume -> volume.getSecret() != null
                            && Set.of("labra-migrate", "labra-roles")
                                    .contains(volume.getSecret().getSecretName()));
            if (holds && !OWNERS.contains(component)) {
                found.add(workload.name() + " has the owner's password");
            }
        }
        return found;
    }
}
